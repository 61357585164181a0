"""What stands in place of the list while it has no rows: why, and what to do."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget


class Nothing(QWidget):
    """One sentence and, where something can be done, a button."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence = QLabel(wordWrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.button = QPushButton()
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(self.sentence)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def say(self, sentence: str, button: str = "") -> None:
        """Shows `sentence`, and the button where it has words."""
        self.sentence.setText(sentence)
        self.button.setText(button)
        self.button.setVisible(bool(button))


class ListOrNothing(QStackedWidget):
    """The list, or a sentence in its place."""

    def __init__(
        self, events: QWidget, on_clear: Callable[[], object], on_show: Callable[[], object]
    ) -> None:
        """`on_clear` ends the filter, `on_show` shows other traffic."""
        super().__init__()
        self.nothing = Nothing()
        self._does = on_clear
        self._on_clear, self._on_show = on_clear, on_show
        self.nothing.button.clicked.connect(lambda: self._does())
        self.addWidget(events)
        self.addWidget(self.nothing)

    def show_state(
        self, shown: int, total: int, *, reading: bool, live: bool = False, others: int = 0
    ) -> None:
        """Chooses what to show by the counts; `others`: how much other traffic there is; `live`:
        more may come at any moment."""
        self.setCurrentIndex(0 if shown else 1)
        self._does = self._on_clear if total else self._on_show
        if shown:
            return
        if total and reading:
            text = "Nothing matches the filter so far. The rest is still looked at."
            self.nothing.say(text, "Clear")
        elif total:
            self.nothing.say(f"Nothing matches the filter; it hides {total:,} events.", "Clear")
        elif reading:
            self.nothing.say("Still reading. The first events appear as soon as they are found.")
        elif live:
            self.nothing.say(
                "Waiting for the first event. “Set up” above says how to send something here."
            )
        elif others:
            what = "1 other request" if others == 1 else f"{others:,} other requests"
            text = (
                f"There are no events in what is open, only {what} such as the left column names."
            )
            self.nothing.say(text, "Show them")
        else:
            self.nothing.say(
                "No events were found in what is open. The left column says why beside each source."
            )
