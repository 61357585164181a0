"""Photographs every screen and state, light and dark, at two sizes, for a reviewer's eye.

    python -m tests.gallery FOLDER [NAME…]

Each picture is `<state>-<theme>-<width>.png`. No test: whether it looks right, a person says.
"""

import asyncio
import gc
import os
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QDialog

from inspector.app import pipeline_for
from inspector.model.workspace_rule import Act, What, WorkspaceRule
from inspector.session import LOCAL, Session
from inspector.storage import paths
from inspector.ui import theme as themes
from inspector.ui.bridge import Bridge
from inspector.ui.desk import Desk
from inspector.ui.failures import told
from inspector.ui.main_window import MainWindow
from inspector.ui.models.readings import Reading
from tests.gallery_captures import STATES as CAPTURES

NOW_MS = 1_795_521_600_000
"""2026-11-24, so that the pictures do not change with the day."""
SIZES = ((1440, 900), (1100, 700))
PATIENCE = 60

State = Callable[[Desk], None]
"""Brings a window with the sample into the state. A dialog that is open then is the picture."""


def _shows(filter_text: str, tab: str = "Problems") -> State:
    def show(desk: Desk) -> None:
        desk.window.top.filter.set_filter(filter_text)
        if len(desk.session.rows):
            desk.window.list.go_to(0)
        desk.window.details.show_tab(tab)

    return show


def _does(*actions: str, ticked: str = "") -> State:
    def do(desk: Desk) -> None:
        if ticked:
            desk.window.top.filter.set_filter(ticked)
            desk.session.tick_shown(True)
        for action in actions:
            desk.window.actions_by_id[action].trigger()

    return do


def _fault(desk: Desk) -> None:
    desk.window.top.filter.set_filter("verdict:")


def _failure(desk: Desk) -> None:
    from inspector.ui.dialogs.failure import FailureDialog

    try:
        raise LookupError("nothing of this is in the report")
    except LookupError as fault:
        FailureDialog("LookupError", told(fault), True, desk.window).show()


def _hidden(desk: Desk) -> None:
    _shows("user:FH-10482", "Identity")(desk)
    desk.window.details.identity.hide_values.setChecked(True)


def _edited(desk: Desk) -> None:
    _shows("name:purchase")(desk)
    desk.window.actions_by_id["edit"].trigger()
    editor = desk.window.work.editing.editor
    editor.find('"card"')
    editor.textCursor().insertText('"invoice"')


def _tried(desk: Desk) -> None:
    _shows("name:purchase", "What if")(desk)
    draft = desk.session.draft
    rule = WorkspaceRule(Act.RENAME, What.EVENT_ATTRIBUTE, "payment_method", "method")
    draft.change(replace(draft.settings, commerce=False, rules=(rule,)))


def _wrapped(desk: Desk) -> None:
    _shows("name:purchase", "Mapping rules")(desk)
    desk.window.actions_by_id["wrap"].trigger()
    desk.window.compare.next_difference()


def _tree(desk: Desk) -> None:
    _shows("name:purchase", "Mapping rules")(desk)
    for header in desk.window.compare.headers:
        header.reading_chosen.emit(Reading.TREE)
    desk.window.compare.reveal("/events/0/data/product_action/coupon_code")


def _typing(desk: Desk) -> None:
    _edited(desk)
    editor = desk.window.work.editing.editor
    editor.go_to(6)
    editor.insertPlainText("\n\n")
    editor.go_to(13)


CLEAN = "user:FH-10482 verdict:clean"
STATES: dict[str, State] = {
    "purchase": _shows("name:purchase", "Mapping rules"),
    "refused": _shows("problem:identity.missing"),
    "unsupported": _shows("type:screen_view"),
    "disputed": _shows("type:commerce_event verdict:disputed"),
    "unreadable": _shows("verdict:unreadable"),
    "identity-change": _shows("type:user_identity_change"),
    "identity": _shows("user:FH-55260", "Identity"),
    "identity-hidden": _hidden,
    "wrapped": _wrapped,
    "tree": _tree,
    "request": _shows("name:purchase", "Request"),
    "what-if": _tried,
    "sends-none": _shows("name:purchase", "Sends"),
    "sandbox-empty": _shows("name:purchase", "Sandbox"),
    "nothing-matches": _shows("name:nobody-has-this"),
    "filter-fault": _fault,
    "edited": _edited,
    "typing": _typing,
    "plan": _does("send", ticked=CLEAN),
    "tour": _does("tour"),
    "palette": _does("palette"),
    "shortcuts": _does("shortcuts"),
    "help": _does("help"),
    "report": _does("report"),
    "compared": _does("compare", ticked="name:add_to_cart user:FH-10482"),
    "mapping": _does("mapping"),
    "compose": _does("compose"),
    "workspace": _does("add_workspace"),
    "failure": _failure,
}
"""Every state of a window in which the sample is open."""


def main(folder: Path, names: list[str]) -> None:
    """Writes the pictures, all or those that are named."""
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ[paths.HOME_VARIABLE] = home
        for theme in themes.NAMES:
            for size in SIZES:
                _photograph(app, theme, size, folder, names)


def _photograph(
    app: QApplication, theme: str, size: tuple[int, int], folder: Path, names: list[str]
) -> None:
    wanted: dict[str, State | None] = {"welcome": None, **STATES, **dict.fromkeys(CAPTURES)}
    for name, state in wanted.items():
        if names and name not in names:
            continue
        with _window(app, theme, size) as desk:
            _wait(CAPTURES[name](desk) if name in CAPTURES else _bring(desk, state))
            _wait(_settle(desk))
            dialogs = [each for each in desk.window.findChildren(QDialog) if each.isVisible()]
            path = folder / f"{name}-{theme}-{size[0]}.png"
            (dialogs[0] if dialogs else desk.window).grab().save(str(path))
            print(path)
            for each in dialogs:
                each.reject()


async def _bring(desk: Desk, state: State | None) -> None:
    if state is not None:
        desk.opening.open_sample()
        await desk.read()
        desk.select(1)
        state(desk)


async def _settle(desk: Desk) -> None:
    await desk.painted()
    await asyncio.sleep(0.3)
    draft = desk.session.draft
    while draft.is_open and draft.forecast is None:  # noqa: ASYNC110  (a signal of Qt tells it)
        await asyncio.sleep(0.02)


@contextmanager
def _window(app: QApplication, name: str, size: tuple[int, int]) -> Iterator[Desk]:
    from qasync import QEventLoop

    theme = themes.load(name)
    themes.apply(app, theme)
    loop = QEventLoop(app)
    asyncio.set_event_loop(loop)
    session = Session(lambda settings: pipeline_for(settings, NOW_MS), LOCAL)
    bridge = Bridge(session)
    window = MainWindow(theme)
    window.resize(*size)
    window.show()
    window.furnish(session, bridge)
    desk = Desk(session, bridge, window)
    yield desk
    _wait(desk.close())
    window.deleteLater()
    loop.close()
    asyncio.set_event_loop(None)
    del loop
    gc.collect()  # here, and not later in a thread: the loop owns Qt timers


def _wait(work: Awaitable[None]) -> None:
    loop = asyncio.get_event_loop_policy().get_event_loop()
    loop.run_until_complete(asyncio.wait_for(work, PATIENCE))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
