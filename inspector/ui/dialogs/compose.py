"""Composing the batch that makes mParticle forward changed attributes: choose, see, copy, open."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from inspector.model.json import Json, text_of
from inspector.ui import fonts
from inspector.ui.widgets.tick_box import TickBox

Make = Callable[[tuple[str, ...], bool], tuple[str, str, str]]
"""From the chosen names, and whether the event carries them too, to three texts: the batch, the
requests it becomes here, and a sentence on how it fares."""

_LONGEST = 30
"""Characters of a value beside its name."""


class ComposeDialog(QDialog):
    """Shows what `make` makes of the chosen attributes, at once."""

    open_requested = Signal(str)
    """The batch is wanted as a source."""

    def __init__(
        self,
        user: str,
        attributes: Mapping[str, Json],
        chosen: Iterable[str],
        make: Make,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Make mParticle forward attributes of {user}")
        self._make = make
        first = set(chosen)
        self.boxes = {
            name: _box(f"{name}: {_shown(value)}", on=name in first)
            for name, value in attributes.items()
        }
        self.on_event = TickBox("on the event too")
        self.on_event.setToolTip("MoEngage then shows them beside the event, not only on the user.")
        self.sentence = QLabel(wordWrap=True)
        self.batch = _text("The batch to post to mParticle")
        self.requests = _text("The requests it becomes")
        self._lay_out()
        for box in (*self.boxes.values(), self.on_event):
            box.toggled.connect(self._fill)
        self.resize(1060, 640)
        self._fill()

    def names(self) -> tuple[str, ...]:
        """The chosen attributes."""
        return tuple(name for name, box in self.boxes.items() if box.isChecked())

    # -- inside ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        note = QLabel(
            "Attributes changed by a feed or a calculation reach MoEngage with the user's next "
            "event only. MoEngage's guide advises to send a small one, “user attribute updated”, "
            "that carries the changed attributes and nothing else. The values are those of this "
            "batch; opened as a source, it can be edited like any other event.",
            wordWrap=True,
        )
        note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        for part in (
            self._choices(),
            _pane("Post this to mParticle", self.batch, "Copy the batch"),
            _pane("MoEngage would get", self.requests, "Copy the requests"),
        ):
            panes.addWidget(part)
        panes.setSizes([300, 380, 380])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.opening = buttons.addButton(
            "Open the batch as a source", QDialogButtonBox.ButtonRole.ActionRole
        )
        self.opening.clicked.connect(self._on_open)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(note)
        layout.addWidget(panes, 1)
        layout.addWidget(self.sentence)
        layout.addWidget(buttons)

    def _choices(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(4, 2, 8, 2)
        for box in self.boxes.values():
            column.addWidget(box)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.setAccessibleName("Attributes of the user")
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.addWidget(QLabel("<b>Changed attributes</b>"))
        layout.addWidget(area, 1)
        layout.addWidget(self.on_event)
        return side

    def _fill(self) -> None:
        batch, requests, sentence = self._make(self.names(), self.on_event.isChecked())
        self.batch.setPlainText(batch)
        self.requests.setPlainText(requests)
        self.sentence.setText(sentence)
        self.opening.setEnabled(bool(self.names()))

    def _on_open(self) -> None:
        self.open_requested.emit(self.batch.toPlainText())
        self.accept()


def _pane(title: str, text: QPlainTextEdit, copying: str) -> QWidget:
    copy = QPushButton(copying)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text.toPlainText()))
    head = QHBoxLayout()
    head.addWidget(QLabel(f"<b>{title}</b>"))
    head.addStretch(1)
    head.addWidget(copy)
    pane = QWidget()
    column = QVBoxLayout(pane)
    column.setContentsMargins(8, 0, 8, 0)
    column.addLayout(head)
    column.addWidget(text, 1)
    return pane


def _text(name: str) -> QPlainTextEdit:
    text = QPlainTextEdit(readOnly=True)
    text.setAccessibleName(name)
    text.setFont(fonts.mono())
    text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    return text


def _box(text: str, *, on: bool) -> TickBox:
    box = TickBox(text)
    box.setChecked(on)
    return box


def _shown(value: Json) -> str:
    text = text_of(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
