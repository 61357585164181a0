"""An unexpected failure in plain words."""

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from inspector.ui.dialogs.failure import FailureDialog


def test_it_says_what_is_safe_and_copies_the_report(qtbot: QtBot) -> None:
    """The kind of failure, how often, what was noted."""
    dialog = FailureDialog("KeyError", "the report", saved=True)
    qtbot.addWidget(dialog)
    assert "KeyError." in dialog.sentence.text()
    assert "comes back at the next start" in dialog.sentence.text()
    dialog.count()
    assert "KeyError (2 times now)." in dialog.sentence.text()
    dialog.copied.click()
    assert QGuiApplication.clipboard().text() == "the report"


def test_nothing_is_promised_that_was_not_done(qtbot: QtBot) -> None:
    """Where nothing was noted it does not say so."""
    dialog = FailureDialog("KeyError", "", saved=False)
    qtbot.addWidget(dialog)
    assert "next start" not in dialog.sentence.text()
