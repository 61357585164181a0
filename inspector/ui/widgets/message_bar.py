"""A strip for one sentence beside what it concerns, such as a fault. Esc or the cross closes it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton

from inspector.model.problems import Severity
from inspector.ui import words
from inspector.ui.icons import icon
from inspector.ui.theme import Theme
from inspector.ui.widgets.sign import Sign


class MessageBar(QFrame):
    """Hidden until there is something to say."""

    def __init__(self, theme: Theme, *, closable: bool = True) -> None:
        super().__init__()
        self._theme = theme
        self._severity = Severity.INFO
        self.setObjectName("message")
        self._sign = Sign("info")
        self._label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton()
        self.button.clicked.connect(lambda: self._does())
        self._does: Callable[[], object] = self.hide
        close = QToolButton()
        close.setIcon(icon("close"))
        close.setToolTip("Close")
        close.setProperty("flat", True)
        close.setAccessibleName("Close the message")
        close.clicked.connect(self.hide)
        if not closable:  # and never shown by hand: without its parent it would be a window
            close.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 6, 4)
        layout.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._label, 1)
        layout.addWidget(self.button)
        self.button.hide()
        layout.addWidget(close)
        self.hide()

    @property
    def text(self) -> str:
        """What it says now; empty where it is hidden."""
        return "" if self.isHidden() else self._label.text()

    def say(
        self,
        sentence: str,
        severity: Severity = Severity.ERROR,
        button: str = "",
        does: Callable[[], object] | None = None,
    ) -> None:
        """Shows `sentence`; an empty one hides the strip. `button` are the words of what can be
        done about it, which `does` does."""
        self._severity = severity
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self._does = does or self.hide
        self._label.setText(sentence)
        self.setAccessibleName(f"{words.SEVERITIES[severity][1]}: {sentence}")
        self.set_theme(self._theme)
        self.setVisible(bool(sentence))

    def add(self, sentence: str, severity: Severity) -> None:
        """Shows `sentence` below what stands here: what a start has to say comes at once, and none
        of it may hide the rest."""
        before = self.text
        worst = min(severity, self._severity if before else severity, key=lambda each: each.rank)
        self.say(f"{before}\n{sentence}" if before else sentence, worst)

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme = theme
        mark = getattr(theme.severities, self._severity.value)
        self._sign.show_icon(words.SEVERITIES[self._severity][0], mark.fg)
        self.setStyleSheet(
            f"#message {{ background: {mark.tint}; border: none; "
            f"border-bottom: 1px solid {theme.border}; }}"
            f"#message QLabel {{ color: {mark.fg}; }}"
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
