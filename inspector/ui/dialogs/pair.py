"""Two events side by side: what differs between the good one and the bad one."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from inspector.model.inspection import Inspection
from inspector.ui import words
from inspector.ui.models.outline import outlined
from inspector.ui.models.pair import What, compared
from inspector.ui.models.readings import Reading
from inspector.ui.theme import Theme
from inspector.ui.widgets.choice import Choice
from inspector.ui.widgets.two_panes import TwoPanes

_WHAT = {What.EVENTS: "Compare the events", What.REQUESTS: "Compare the requests"}
_READINGS = (Reading.FORMATTED, Reading.TREE)


class PairDialog(QDialog):
    """Stays open beside the work. Differences are walked with F7."""

    def __init__(
        self,
        left: Inspection,
        right: Inspection,
        noise: tuple[str, ...],
        keep: Callable[[tuple[str, ...]], None],
        theme: Theme,
        parent: QWidget | None = None,
        *,
        wrapped: bool = False,
    ) -> None:
        """`noise`: names of fields whose differences are quiet; `keep` is told of other ones.
        `wrapped`: whether long lines are broken to fit at first."""
        super().__init__(parent)
        self.setWindowTitle("Two events compared")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pair = (left, right)
        self._keep = keep
        self._readings = [Reading.FORMATTED, Reading.FORMATTED]
        self.what = Choice({str(key): text for key, text in _WHAT.items()})
        self.what.setAccessibleName("What is compared")
        self.noise = QLineEdit(", ".join(noise))
        self.noise.setCursorPosition(0)
        self.noise.setAccessibleName("Fields whose differences are ignored")
        self.noise.setToolTip("Names of fields whose differences say nothing, with commas between.")
        self._before = [noise]
        """The names that held, the last ones at the end."""
        self.undo = QPushButton("Undo", flat=True)
        self.undo.setToolTip("Ignore the fields again that were ignored before")
        self.undo.clicked.connect(self._on_undo)
        self.undo.hide()
        self.sentence = QLabel()
        self.sentence.setAccessibleName("How they differ")
        titles = _title(left), _title(right)
        self.panes = TwoPanes(("left event", "right event"), titles, theme)
        self.wrap = QAction("Wrap long lines", self, checkable=True)
        self.wrap.setShortcut("Alt+Z")
        self._lay_out()
        self._connect()
        self.wrap.setChecked(wrapped)
        self.resize(1180, 720)
        self._fill()
        self.panes.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # it ends what is written in a field, not the comparison
        else:
            super().keyPressEvent(event)

    # -- inside ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.what)
        top.addWidget(self.sentence, 1)
        below = QHBoxLayout()
        below.addWidget(QLabel("Ignore"))
        below.addWidget(self.noise, 1)
        below.addWidget(self.undo)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        below.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(self.panes, 1)
        layout.addLayout(below)

    def _connect(self) -> None:
        self.what.currentIndexChanged.connect(self._fill)
        self.noise.editingFinished.connect(self._on_noise_changed)
        self.wrap.toggled.connect(self.panes.set_wrapped)
        self.addAction(self.wrap)
        self.panes.add_to_menus(self.wrap)
        for side, header in enumerate(self.panes.headers):
            header.caption.set_text(_about(self._pair[side]))
            header.set_readings(_READINGS)
            header.reading_chosen.connect(partial(self._read, side))
        for keys, do in (
            ("F7", self.panes.next_difference),
            ("Shift+F7", self.panes.previous_difference),
            ("Ctrl+F", self.panes.open_finder),
            ("Ctrl+Shift+F", self.panes.open_finder),
        ):
            QShortcut(keys, self).activated.connect(do)

    def _names(self) -> tuple[str, ...]:
        return tuple(name.strip() for name in self.noise.text().split(",") if name.strip())

    def _fill(self) -> None:
        found = compared(*self._pair, What(self.what.value), self._names())
        self.sentence.setText(found.sentence[:1].upper() + found.sentence[1:] + ".")
        self._sides = found.sides
        for side in range(2):
            self._show(side)
        self.panes.strip.set_sides(found.sides)

    def _show(self, side: int) -> None:
        document = (self._sides.left, self._sides.right)[side]
        tree = self._readings[side] is Reading.TREE
        self.panes.joining.forget()
        shown = outlined(document) if tree else document
        self.panes.views[side].set_document(shown, "Nothing stands here.")
        self.panes.headers[side].set_reading(self._readings[side])

    def _read(self, side: int, reading: Reading) -> None:
        self._readings[side] = reading
        self._show(side)

    def _on_noise_changed(self) -> None:
        if self._names() != self._before[-1]:
            self._before.append(self._names())
            self._use_noise()

    def _on_undo(self) -> None:
        self._before.pop()
        self.noise.setText(", ".join(self._before[-1]))
        self.noise.setCursorPosition(0)
        self._use_noise()

    def _use_noise(self) -> None:
        self.undo.setVisible(len(self._before) > 1)
        self._keep(self._names())
        self._fill()


def _title(inspection: Inspection) -> str:
    event = inspection.event
    return (event.name or event.event_type) if event else inspection.record.place


def _about(inspection: Inspection) -> str:
    """Whose it is, when it was, and what comes of it."""
    event = inspection.event
    if event is None:
        return words.verdict(inspection.verdict)[1]
    whose = next((value for _, value in inspection.identities), "nobody")
    return f"{whose} · {words.moment(event.time_ms)} · {words.verdict(inspection.verdict)[1]}"
