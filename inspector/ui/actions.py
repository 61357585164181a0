"""Every action is a row: its words, menu, shortcuts. Menus, palette and help are made of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget


@dataclass(frozen=True, slots=True)
class Row:
    """One action. `id` names the window's slot."""

    id: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    checkable: bool = False
    needs: str = ""
    """What must be there before it can do anything (`LACKING`)."""


ROWS = (
    Row("open", "File", "Open…", ("Ctrl+O",)),
    Row("paste", "File", "Paste as a source", ("Ctrl+V",)),
    Row("capture", "File", "Capture what is sent…", ("Ctrl+L",)),
    Row("capture_pause", "File", "Pause or resume the view of the capture", needs="capture"),
    Row("capture_follow", "File", "Keep the newest captured event in sight", needs="capture"),
    Row("capture_clear", "File", "Clear what was captured, but for chosen events", needs="capture"),
    Row("capture_save", "File", "Save what was captured…", needs="captured"),
    Row("capture_stop", "File", "Stop capturing", needs="capture"),
    Row("sample", "File", "Try the sample"),
    Row("reload", "File", "Read the shown event's source again", ("F5",), needs="source"),
    Row("follow", "File", "Follow the shown event's source as it grows, or no longer"),
    Row("stop_reading", "File", "Stop reading", needs="reading"),
    Row("close_source", "File", "Close the shown event's source", ("Ctrl+W",)),
    Row("bring_back", "File", "Bring back what was closed last", ("Ctrl+Shift+T",)),
    Row("quit", "File", "Quit", ("Ctrl+Q",)),
    Row("filter", "Find", "Filter events", ("Ctrl+F", "/")),
    Row("clear_filter", "Find", "Clear the filter"),
    Row("show_other", "Find", "Show or hide other traffic"),
    Row("next_row", "Find", "Next event", ("J",), needs="source"),
    Row("previous_row", "Find", "Previous event", ("K",), needs="source"),
    Row("next_problem", "Find", "Next event with a problem", ("E",), needs="source"),
    Row("previous_problem", "Find", "Previous event with a problem", ("Shift+E",), needs="source"),
    Row("next_difference", "Find", "Next difference", ("F7",), needs="event"),
    Row("previous_difference", "Find", "Previous difference", ("Shift+F7",), needs="event"),
    Row("find_in_pane", "Find", "Find in the pane", ("Ctrl+Shift+F",), needs="event"),
    Row("compare", "Find", "Compare two events", ("Ctrl+Y",)),
    Row("report", "Find", "Why isn't it in MoEngage? Write a report…", ("Ctrl+R",)),
    Row("edit", "Edit", "Edit a copy of the event", ("D",)),
    Row("compose", "Edit", "Make mParticle forward attributes of the user…"),
    Row("revert", "Edit", "Revert the edited event", needs="edit"),
    Row("tick_all", "Send", "Choose every event shown", ("Ctrl+Shift+A",), needs="source"),
    Row("untick_all", "Send", "Choose none", needs="source"),
    Row("send", "Send", "Send the chosen events…", ("Ctrl+Return",)),
    Row("dry_run", "Send", "Dry run"),
    Row("pause", "Send", "Pause or resume sending", ("Ctrl+P",), needs="run"),
    Row("cancel", "Send", "Cancel sending", needs="run"),
    Row("history", "Send", "What was sent…", ("Ctrl+H",)),
    Row("copy_curl", "Send", "Copy the requests as cURL", ("Ctrl+Shift+C",), needs="event"),
    Row("workspace", "Workspace", "Choose the workspace…", ("Ctrl+E",)),
    Row("add_workspace", "Workspace", "Add a workspace…"),
    Row("change_workspace", "Workspace", "Change the workspace…"),
    Row("remove_workspace", "Workspace", "Remove the workspace"),
    Row("mapping", "Workspace", "Mapping settings…"),
    Row("what_if", "Workspace", "What if: try settings and rules", ("Ctrl+I",)),
    Row("restore", "View", "Come back to what was open at the next start", checkable=True),
    Row("wrap", "View", "Wrap long lines", ("Alt+Z",), checkable=True),
    Row("theme_system", "View", "Light or dark as the desktop", checkable=True),
    Row("theme_light", "View", "Light", checkable=True),
    Row("theme_dark", "View", "Dark", checkable=True),
    Row("tour", "Help", "Guided demo"),
    Row("help", "Help", "Help…", ("Shift+F1",)),
    Row("palette", "Help", "All actions…", ("Ctrl+K",)),
    Row("shortcuts", "Help", "Keyboard shortcuts", ("F1", "Ctrl+/")),
)

LACKING = {
    "source": "Nothing is open yet. Open a file (Ctrl+O), or paste (Ctrl+V).",
    "event": "Choose an event first.",
    "edit": "The event shown was not edited: there is nothing to revert.",
    "capture": "No capture is running. Ctrl+L starts one.",
    "captured": "Nothing was captured yet. Ctrl+L starts a capture.",
    "reading": "Nothing is being read.",
    "run": "Nothing is being sent.",
}
"""What is said where something is not there, by what it is. An action that could do nothing is not
greyed out without a word."""


Slots = Mapping[str, Callable[[], object]]
"""What each action does, by its id."""


def build(window: QWidget) -> dict[str, QAction]:
    """The actions of `window` by id, not bound to anything yet."""
    actions: dict[str, QAction] = {}
    for row in ROWS:
        action = QAction(row.text, window)
        action.setObjectName(row.id)
        action.setCheckable(row.checkable)
        action.setShortcuts([QKeySequence(keys) for keys in row.keys])
        window.addAction(action)
        actions[row.id] = action
    return actions


def bind(
    actions: Mapping[str, QAction],
    slots: Slots,
    has: Callable[[str], bool],
    say: Callable[[str], object],
) -> None:
    """Gives every action what it does. Where `has` says that what it needs is not there, that is
    said instead. Raises KeyError for a row without a slot."""
    for row in ROWS:
        work = slots[row.id]
        able = partial(has, row.needs) if row.needs else _always
        lacking = partial(say, LACKING.get(row.needs, ""))
        actions[row.id].triggered.connect(partial(_call, work, able, lacking))


def _always() -> bool:
    return True


def _call(
    work: Callable[[], object],
    able: Callable[[], bool],
    lacking: Callable[[], object],
    _checked: bool = False,
) -> None:
    if able():
        work()
    else:
        lacking()


def fill(menu: QMenu, actions: Mapping[str, QAction]) -> dict[str, QMenu]:
    """Puts every action into `menu`, by sub-menus, which are returned by their names."""
    menus: dict[str, QMenu] = {}
    for row in ROWS:
        if row.menu not in menus:
            menus[row.menu] = menu.addMenu(row.menu)
        menus[row.menu].addAction(actions[row.id])
    return menus
