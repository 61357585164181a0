"""Asking where a file shall go."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from inspector.ui.dialogs.asking import ask


async def ask_where_to_save(parent: QWidget, name: str, kind: str) -> Path | None:
    """The chosen path; None where nothing was chosen. `kind` is such as `Plan (*.json)`."""
    dialog = QFileDialog(parent, "Save")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kind)
    dialog.selectFile(name)
    if not await ask(dialog):
        return None
    return Path(dialog.selectedFiles()[0])
