"""Two events on screen."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector.ui.dialogs.pair import PairDialog
from inspector.ui.models.pair import What
from inspector.ui.models.readings import Reading
from inspector.ui.theme import Theme
from tests import shop


def dialog_of(theme: Theme, qtbot: QtBot) -> tuple[PairDialog, list[tuple[str, ...]]]:
    """Two of one name that differ in a value and in their time."""
    kept: list[tuple[str, ...]] = []
    left = shop.inspect(shop.custom("A", plan="gold"))
    other = shop.custom("A", plan="free")
    other["data"]["timestamp_unixtime_ms"] += 1
    made = PairDialog(left, shop.inspect(other), ("timestamp_unixtime_ms", "current_time"),
                      kept.append, theme)  # fmt: skip
    qtbot.addWidget(made)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    return made, kept


def test_it_says_how_they_differ(theme: Theme, qtbot: QtBot) -> None:
    """Events at first, requests on demand; ribbons join both sides."""
    dialog, _ = dialog_of(theme, qtbot)
    assert dialog.sentence.text().startswith("1 differ, none only left")
    assert "1 ignored" in dialog.sentence.text()
    dialog.what.choose(What.REQUESTS)
    assert any("/v1/event/" in text for text in dialog.panes.views[0].document.texts)
    assert dialog.panes.strip.sides is not None


def test_differences_are_walked(theme: Theme, qtbot: QtBot) -> None:
    """The ignored one is passed over."""
    dialog, _ = dialog_of(theme, qtbot)
    assert dialog.panes.joining.step(1)
    assert dialog.panes.joining.here is not None
    side, line = dialog.panes.joining.here
    assert "plan" in dialog.panes.views[side].document.texts[line]


def test_what_is_ignored_is_the_users_choice(theme: Theme, qtbot: QtBot) -> None:
    """Names with commas between; kept for the next time."""
    dialog, kept = dialog_of(theme, qtbot)
    dialog.noise.setText(" plan ,")
    dialog.noise.editingFinished.emit()
    assert kept == [("plan",)]
    assert "1 ignored" in dialog.sentence.text()
    assert dialog.sentence.text().startswith("1 differ")


def test_either_side_is_read_as_text_or_tree(theme: Theme, qtbot: QtBot) -> None:
    """With the same ribbons; what is compared may change meanwhile."""
    dialog, _ = dialog_of(theme, qtbot)
    left, right = dialog.panes.views
    dialog.panes.headers[0].reading_chosen.emit(Reading.TREE)
    assert left.document.is_tree
    assert not right.document.is_tree
    assert dialog.panes.next_difference()
    assert right.partners or left.partners
    dialog.what.choose(What.REQUESTS)
    assert left.document.is_tree
    dialog.panes.headers[0].reading_chosen.emit(Reading.FORMATTED)
    assert not left.document.is_tree


def test_long_lines_are_broken_as_in_the_window(theme: Theme, qtbot: QtBot) -> None:
    """At first as they are there; then by the same keys, both sides at once."""
    left = shop.inspect(shop.custom("A", plan="x" * 400))
    dialog = PairDialog(left, left, (), print, theme, wrapped=True)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.show()
    rows = [len(view.rows) for view in dialog.panes.views]
    dialog.wrap.trigger()
    assert all(len(view.rows) < many for view, many in zip(dialog.panes.views, rows, strict=True))


def test_a_pane_is_searched(theme: Theme, qtbot: QtBot) -> None:
    """As in the window."""
    dialog, _ = dialog_of(theme, qtbot)
    with qtbot.waitActive(dialog):
        dialog.show()
    qtbot.keyClick(dialog, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    finder = dialog.panes.panes[0].finder
    assert finder.isVisible()
    finder.text.setText("gold")
    view = dialog.panes.views[0]
    assert "gold" in view.document.texts[view.current]
    qtbot.keyClick(finder.text, Qt.Key.Key_Return)
    qtbot.keyClick(dialog.noise, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_ignored_fields_come_back(theme: Theme, qtbot: QtBot) -> None:
    """Every change can be undone, one after the other, and is kept again as it was."""
    dialog, kept = dialog_of(theme, qtbot)
    before = dialog.noise.text()
    for names in ("plan", ""):
        dialog.noise.setText(names)
        dialog.noise.editingFinished.emit()
    dialog.noise.editingFinished.emit()
    assert not dialog.undo.isHidden()
    dialog.undo.click()
    assert dialog.noise.text() == "plan"
    dialog.undo.click()
    assert dialog.noise.text() == before
    assert kept == [("plan",), (), ("plan",), ("timestamp_unixtime_ms", "current_time")]
    assert dialog.undo.isHidden()
