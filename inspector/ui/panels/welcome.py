"""The doors: what stands in the window while nothing is open."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

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
        grid = _doors(
            ("open", "Open…", on_open),
            ("paste", "Paste", on_paste),
            ("capture", "Capture…", on_capture),
            ("sample", "Try the sample", on_sample),
        )
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
        _keep_narrow(tour)
        column.addWidget(tour)
        self.recent = QVBoxLayout()
        self.recent.setSpacing(2)
        column.addLayout(self.recent)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(inner)
        middle.addStretch(1)
        layout.addLayout(middle)
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
            _keep_narrow(button)
            self.recent.addWidget(button)


def _doors(*doors: tuple[str, str, Callable[[], object]]) -> QGridLayout:
    """A button and its sentence a line; of a door: its picture, its words, what it does."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(12)
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
    return grid


def _keep_narrow(button: QPushButton) -> None:
    """As wide as its words, at the left."""
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
