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


ROWS = (
    Row("open", "File", "Open…", ("Ctrl+O",)),
    Row("paste", "File", "Paste as a source", ("Ctrl+V",)),
    Row("capture", "File", "Capture what is sent…", ("Ctrl+L",)),
    Row("capture_pause", "File", "Pause or resume the view of the capture"),
    Row("capture_follow", "File", "Keep the newest captured event in sight"),
    Row("capture_clear", "File", "Clear what was captured, but for chosen events"),
    Row("capture_save", "File", "Save what was captured…"),
    Row("capture_stop", "File", "Stop capturing"),
    Row("sample", "File", "Try the sample"),
    Row("reload", "File", "Read the shown event's source again", ("F5",)),
    Row("follow", "File", "Follow the shown event's source as it grows, or no longer"),
    Row("stop_reading", "File", "Stop reading"),
    Row("close_source", "File", "Close the shown event's source", ("Ctrl+W",)),
    Row("bring_back", "File", "Bring back what was closed last", ("Ctrl+Shift+T",)),
    Row("quit", "File", "Quit", ("Ctrl+Q",)),
    Row("filter", "Find", "Filter events", ("Ctrl+F", "/")),
    Row("clear_filter", "Find", "Clear the filter"),
    Row("show_other", "Find", "Show or hide other traffic"),
    Row("next_row", "Find", "Next event", ("J",)),
    Row("previous_row", "Find", "Previous event", ("K",)),
    Row("next_problem", "Find", "Next event with a problem", ("E",)),
    Row("previous_problem", "Find", "Previous event with a problem", ("Shift+E",)),
    Row("next_difference", "Find", "Next difference", ("F7",)),
    Row("previous_difference", "Find", "Previous difference", ("Shift+F7",)),
    Row("find_in_pane", "Find", "Find in the pane", ("Ctrl+Shift+F",)),
    Row("compare", "Find", "Compare two events", ("Ctrl+Y",)),
    Row("report", "Find", "Why isn't it in MoEngage? Write a report…", ("Ctrl+R",)),
    Row("edit", "Edit", "Edit a copy of the event", ("D",)),
    Row("compose", "Edit", "Make mParticle forward attributes of the user…"),
    Row("revert", "Edit", "Revert the edited event"),
    Row("tick_all", "Send", "Choose every event shown", ("Ctrl+Shift+A",)),
    Row("untick_all", "Send", "Choose none"),
    Row("send", "Send", "Send the chosen events…", ("Ctrl+Return",)),
    Row("dry_run", "Send", "Dry run"),
    Row("pause", "Send", "Pause or resume sending", ("Ctrl+P",)),
    Row("cancel", "Send", "Cancel sending"),
    Row("history", "Send", "What was sent…", ("Ctrl+H",)),
    Row("copy_curl", "Send", "Copy the requests as cURL", ("Ctrl+Shift+C",)),
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


def bind(actions: Mapping[str, QAction], slots: Slots) -> None:
    """Gives every action what it does. Raises KeyError for a row without a slot."""
    for row in ROWS:
        actions[row.id].triggered.connect(partial(_call, slots[row.id]))


def _call(slot: Callable[[], object], _checked: bool = False) -> None:
    slot()


def fill(menu: QMenu, actions: Mapping[str, QAction]) -> dict[str, QMenu]:
    """Puts every action into `menu`, by sub-menus, which are returned by their names."""
    menus: dict[str, QMenu] = {}
    for row in ROWS:
        if row.menu not in menus:
            menus[row.menu] = menu.addMenu(row.menu)
        menus[row.menu].addAction(actions[row.id])
    return menus
