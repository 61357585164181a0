"""The report on screen."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from inspector.pages import Page, Paragraph, Section
from inspector.ui.dialogs.report import ReportDialog


def made(full: bool) -> Page:
    """A report that says whether it is a full one."""
    return Page("Why?", (Section("S", (Paragraph("open" if full else "hidden"),)),))


def test_values_are_shown_on_request_only(qtbot: QtBot) -> None:
    """A tick shows them, another hides them."""
    dialog = ReportDialog(made)
    qtbot.addWidget(dialog)
    assert "hidden" in dialog.page.toPlainText()
    dialog.full.click()
    assert "open" in dialog.page.toPlainText()


def test_it_is_copied_as_markdown(qtbot: QtBot) -> None:
    """For the ticket."""
    dialog = ReportDialog(made)
    qtbot.addWidget(dialog)
    dialog.copy()
    assert QGuiApplication.clipboard().text() == "# Why?\n\n## S\n\nhidden\n"
    assert "Copied" in dialog.said.text()


def test_it_is_saved_in_the_form_its_name_asks_for(qtbot: QtBot, tmp_path: Path) -> None:
    """A page, or Markdown; a place that takes no file is said beside it."""
    dialog = ReportDialog(made)
    qtbot.addWidget(dialog)
    dialog.save(tmp_path / "a.html")
    dialog.save(tmp_path / "a.md")
    assert (tmp_path / "a.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert (tmp_path / "a.md").read_text(encoding="utf-8").startswith("# Why?")
    dialog.save(tmp_path / "none" / "a.md")
    assert "cannot be written" in dialog.said.text()


def test_it_asks_where_to(qtbot: QtBot, tmp_path: Path) -> None:
    """The dialog of the desktop names the form."""
    dialog = ReportDialog(made)
    qtbot.addWidget(dialog)
    dialog._ask_where()
    chooser = dialog.findChild(QFileDialog)
    assert chooser is not None
    chooser.fileSelected.emit(str(tmp_path / "b.html"))
    chooser.close()
    assert (tmp_path / "b.html").exists()
