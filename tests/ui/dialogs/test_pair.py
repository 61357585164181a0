"""Two events on screen."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector.ui.dialogs.pair import PairDialog
from inspector.ui.models.pair import What
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
    assert any("/v1/event/" in text for text in dialog.views[0].document.texts)
    assert dialog.strip.sides is not None


def test_differences_are_walked(theme: Theme, qtbot: QtBot) -> None:
    """The ignored one is passed over."""
    dialog, _ = dialog_of(theme, qtbot)
    assert dialog.joining.step(1)
    assert dialog.joining.here is not None
    side, line = dialog.joining.here
    assert "plan" in dialog.views[side].document.texts[line]


def test_what_is_ignored_is_the_users_choice(theme: Theme, qtbot: QtBot) -> None:
    """Names with commas between; kept for the next time."""
    dialog, kept = dialog_of(theme, qtbot)
    dialog.noise.setText(" plan ,")
    dialog.noise.editingFinished.emit()
    assert kept == [("plan",)]
    assert "1 ignored" in dialog.sentence.text()
    assert dialog.sentence.text().startswith("1 differ")
