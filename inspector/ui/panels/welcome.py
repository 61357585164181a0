"""What stands in place of the list while there is nothing to list: always what to do."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from inspector.ui import fonts
from inspector.ui.icons import icon

MOST = 4
"""Files opened lately that are offered."""

_SENTENCES = {
    "open": "Batches from a file: JSON, one batch a line, or a HAR of the browser. Files can be "
    "dropped anywhere on this window.",
    "paste": "A batch from the clipboard, such as one copied from the live stream or from a "
    "ticket.",
    "capture": "What an SDK, a server or a webhook sends, as it is sent: an address on this "
    "machine, and the lines to paste so that they send there.",
    "sample": "A small shop's events, made to show every verdict. Nothing leaves this machine.",
}


class Welcome(QWidget):
    """The doors of an empty window."""

    def __init__(
        self,
        on_open: Callable[[], object],
        on_paste: Callable[[], object],
        on_capture: Callable[[], object],
        on_sample: Callable[[], object],
        on_tour: Callable[[], object],
    ) -> None:
        super().__init__()
        title = QLabel("See every mParticle event beside the MoEngage request it becomes.")
        title.setFont(fonts.sans("display"))
        title.setWordWrap(True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        doors = (
            ("open", "Open…", on_open),
            ("paste", "Paste", on_paste),
            ("capture", "Capture…", on_capture),
            ("sample", "Try the sample", on_sample),
        )
        for line, (picture, text, slot) in enumerate(doors):
            button = QPushButton(icon(picture), text)
            button.clicked.connect(lambda _=False, slot=slot: slot())
            button.setMinimumWidth(140)
            label = QLabel(_SENTENCES[picture])
            label.setWordWrap(True)
            label.setMinimumHeight(2 * label.fontMetrics().lineSpacing() + 4)
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            grid.addWidget(button, line, 0)
            grid.addWidget(label, line, 1)
        grid.setColumnStretch(1, 1)
        inner = QWidget()
        inner.setFixedWidth(680)
        column = QVBoxLayout(inner)
        column.setSpacing(24)
        column.addWidget(title)
        column.addLayout(grid)
        tour = QPushButton("New here? Take the guided demo: seven steps, two minutes.", flat=True)
        tour.setToolTip("Walks through the sample. It can be left at any moment.")
        tour.clicked.connect(lambda: on_tour())
        tour.setStyleSheet("padding-left: 0")  # its words begin where the doors do
        column.addWidget(tour, 0, Qt.AlignmentFlag.AlignLeft)
        self.recent = QVBoxLayout()
        self.recent.setSpacing(2)
        column.addLayout(self.recent)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addWidget(inner, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def show_recent(self, paths: Sequence[str], on_open: Callable[[str], object]) -> None:
        """Offers files that were opened lately, the last one first."""
        while (item := self.recent.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        if paths:
            heading = QLabel("Opened lately")
            heading.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            self.recent.addWidget(heading)
        for path in paths[:MOST]:
            place = Path(path)
            button = QPushButton(f"{place.name}   {place.parent}")
            button.setProperty("flat", True)
            button.setToolTip(path)
            button.clicked.connect(lambda _=False, path=path: on_open(path))
            self.recent.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


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
