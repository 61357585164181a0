"""The report on one event: read it, hide or show its values, copy or save it for a ticket."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from inspector.pages import Page, to_html, to_markdown
from inspector.ui.widgets.page_view import PageView
from inspector.ui.widgets.tick_box import TickBox

FILTERS = ["Web page (*.html)", "Markdown (*.md)"]


class ReportDialog(QDialog):
    """Shows what `make` makes of the event; its argument says whether values are shown in full."""

    def __init__(self, make: Callable[[bool], Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Why isn't it in MoEngage?")
        self._make = make
        self.page = PageView("Report")
        self.full = TickBox("Show full values")
        self.full.setToolTip("Values are hidden so that the report can leave your desk.")
        self.full.toggled.connect(self._fill)
        self.said = QLabel()
        self.said.setAccessibleName("What happened")
        layout = QVBoxLayout(self)
        layout.addWidget(self.page, 1)
        layout.addLayout(self._below())
        self.resize(820, 680)
        self._fill()

    def copy(self) -> None:
        """Puts the report on the clipboard, as Markdown."""
        QGuiApplication.clipboard().setText(to_markdown(self._report))
        self.said.setText("Copied as Markdown.")

    def save(self, path: Path) -> None:
        """Writes the report: as a page where the name ends in `.html`, else as Markdown."""
        is_page = path.suffix.lower() in (".html", ".htm")
        text = to_html(self._report) if is_page else to_markdown(self._report)
        try:
            path.write_text(text, encoding="utf-8")
        except OSError as fault:
            self.said.setText(f"{path.name} cannot be written: {fault.strerror or fault}")
        else:
            self.said.setText(f"Saved as {path.name}.")

    # -- inside ---------------------------------------------------------------------------------

    def _below(self) -> QHBoxLayout:
        copy = QPushButton("Copy as Markdown")
        copy.clicked.connect(self.copy)
        save = QPushButton("Save…")
        save.clicked.connect(self._ask_where)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(save, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.full)
        row.addWidget(self.said, 1)
        row.addWidget(buttons)
        return row

    def _fill(self) -> None:
        self._report = self._make(self.full.isChecked())
        self.page.show_page(self._report)
        self.said.clear()

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, "Save the report")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(FILTERS)
        dialog.setDefaultSuffix("html")
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix("md" if chosen == FILTERS[1] else "html")
        )
        dialog.fileSelected.connect(lambda name: self.save(Path(name)))
        dialog.open()
