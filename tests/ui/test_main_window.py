"""The window follows the session, and one fault does not take it along."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from inspector.model.problems import Severity
from inspector.pipeline import Pipeline
from inspector.session import Session
from inspector.ui.bridge import Bridge
from inspector.ui.desk import Desk
from inspector.ui.main_window import MainWindow
from inspector.ui.theme import Theme
from tests.ui.batches import SHOP
from tests.ui.conftest import Wait, until


def _drop(desk: Desk, data: QMimeData) -> None:
    event = QDropEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    desk.window.dropEvent(event)


def test_files_and_text_can_be_dropped(desk: Desk, wait: Wait, tmp_path: Path) -> None:
    """Anywhere on the window; each is a source."""
    path = tmp_path / "shop.ndjson"
    path.write_bytes(SHOP)
    files, text = QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(path))])
    text.setText(SHOP.decode())
    _drop(desk, files)
    _drop(desk, text)
    wait(desk.read())
    names = [source.name for source in desk.session.sources.values()]
    assert names[0] == "shop.ndjson"
    assert names[1].startswith("Dropped ")
    assert len(desk.session.rows) == 12


def test_a_filter_fault_stands_below_the_line(desk: Desk, wait: Wait) -> None:
    """The list keeps the last filter that could be read; correcting it removes the sentence."""
    desk.reader.open_text("shop", SHOP)
    wait(desk.read())
    desk.window.top.filter.set_filter("verdict:clean")
    desk.window.top.filter.set_filter("nosuch:1")
    assert "There is no filter “nosuch:”" in desk.window.filter_fault.text
    assert len(desk.session.rows) == 2
    desk.window.top.filter.set_filter("")
    assert desk.window.filter_fault.text == ""
    assert len(desk.session.rows) == 6


def test_one_event_that_fails_leaves_the_others(
    desk: Desk, wait: Wait, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A bug in inspecting is a sentence and a log entry; the next event is shown."""
    desk.reader.open_text("shop", SHOP)
    wait(desk.read())

    def broken(*_: object) -> None:
        raise TypeError("a bug")

    with monkeypatch.context() as patch:
        patch.setattr(Pipeline, "inspect_one", broken)
        desk.select(2)
    assert "a bug" in desk.window.messages.text
    assert "could not be shown" in caplog.text
    desk.select(1)
    assert "Checkout Started" in "".join(desk.window.compare.views[0].document.texts)


def test_it_fits_1100_by_700(desk: Desk, wait: Wait) -> None:
    """With a sentence, a filter fault and the dry-run sheet open all at once."""
    desk.reader.open_text("shop", SHOP)
    wait(desk.read())
    desk.window.list.tick_shown(True)
    desk.delivery.open_sheet(dry=True)
    desk.window.say("Something was said.", Severity.INFO)
    desk.window.resize(1100, 700)
    hint = desk.window.minimumSizeHint()
    assert (hint.width() <= 1100, hint.height() <= 700) == (True, True)


class _Windows(QObject):
    """Writes down every widget that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(repr(watched))
        return False


def test_no_part_flashes_up_as_a_window(
    session: Session, bridge: Bridge, theme: Theme, wait: Wait, qapp: QApplication
) -> None:
    """A part that is shown before it has its place would stand alone and take the keys."""
    window, windows = MainWindow(theme), _Windows()
    window.show()
    wait(until(window.isActiveWindow))
    qapp.installEventFilter(windows)
    window.furnish(session, bridge)
    desk = Desk(session, bridge, window)
    desk.reader.open_text("shop", SHOP)
    wait(desk.read())
    desk.select(1)
    for name in ("edit", "send"):
        window.actions_by_id[name].trigger()
    wait(until(window.isActiveWindow))
    qapp.removeEventFilter(windows)
    wait(desk.close())
    window.deleteLater()
    assert windows.shown == []
