"""The mapping settings of a workspace: what MoEngage has enabled there and what was decided."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from inspector.model.mapping import MappingSettings
from inspector.ui import words
from inspector.ui.widgets.settings_form import SettingsForm

_BEFORE_DISPUTES = 4
"""Rows of the form above those on which documents contradict each other."""


class MappingDialog(QDialog):
    """Shows settings and gives back what was chosen. Rules are the What if tab's matter."""

    def __init__(self, name: str, settings: MappingSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Mapping settings of {name}")
        self.form = SettingsForm(settings)
        note = _note(
            "MoEngage's documents contradict each other on these types. Once you know what your "
            "workspace does, decide here; the panes then show what follows from it."
        )
        note.setFixedHeight(3 * note.fontMetrics().lineSpacing())
        self.form.form.insertRow(_BEFORE_DISPUTES, note)
        button = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(button.Ok | button.Cancel)
        buttons.button(button.Ok).setText("Use these settings")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(self.form)
        if settings.rules:
            count = words.plural(len(settings.rules), "rule")
            layout.addWidget(_note(f"The workspace has {count} of its own: see the What if tab."))
        layout.addWidget(buttons)
        self.setMinimumWidth(560)

    def settings(self) -> MappingSettings:
        """What is chosen now."""
        return self.form.settings()


def _note(text: str) -> QLabel:
    note = QLabel(text)
    note.setWordWrap(True)
    note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return note
