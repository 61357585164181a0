"""A strip for something left from before: a sentence and what can be done about it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from inspector.ui.theme import Theme
from inspector.ui.widgets.sign import Sign


class OfferBar(QFrame):
    """Hidden until there is something to offer. It stays until a button is pressed."""

    def __init__(self, theme: Theme, name: str, *buttons: QPushButton) -> None:
        super().__init__()
        self.setObjectName("offer")
        self.setAccessibleName(name)
        self.label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 8, 4)
        self._sign = Sign("warning")
        layout.addWidget(self._sign)
        layout.addWidget(self.label, 1)
        for button in buttons:
            layout.addWidget(button)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        mark = theme.severities.warning
        self._sign.show_icon("warning", mark.fg)
        self.setStyleSheet(
            f"#offer {{ background: {mark.tint}; border: none; "
            f"border-bottom: 1px solid {theme.border}; }} #offer QLabel {{ color: {mark.fg}; }}"
        )

    def say(self, sentence: str) -> None:
        """Shows what there is."""
        self.label.setText(sentence)
        self.show()
