"""Two events side by side: what differs between the good one and the bad one."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from inspector.model.inspection import Inspection
from inspector.ui import words
from inspector.ui.models.pair import What, compared
from inspector.ui.theme import Theme
from inspector.ui.widgets.choice import Choice
from inspector.ui.widgets.code_view import CodeView
from inspector.ui.widgets.joining import Joining
from inspector.ui.widgets.ribbons import Ribbons

_WHAT = {What.EVENTS: "Compare the events", What.REQUESTS: "Compare the requests"}


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
    ) -> None:
        """`noise`: names of fields whose differences are quiet; `keep` is told of other ones."""
        super().__init__(parent)
        self.setWindowTitle("Two events compared")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pair = (left, right)
        self._keep = keep
        self.what = Choice({str(key): text for key, text in _WHAT.items()})
        self.what.setAccessibleName("What is compared")
        self.noise = QLineEdit(", ".join(noise))
        self.noise.setAccessibleName("Fields whose differences are ignored")
        self.noise.setToolTip("Names of fields whose differences say nothing, with commas between.")
        self.sentence = QLabel()
        self.sentence.setAccessibleName("How they differ")
        self.views = (CodeView("left event", theme), CodeView("right event", theme))
        self.strip = Ribbons(*self.views, theme)
        self.joining = Joining(self.views, self.strip, self)
        self._lay_out()
        self.what.currentIndexChanged.connect(self._fill)
        self.noise.editingFinished.connect(self._on_noise_changed)
        for keys, way in (("F7", 1), ("Shift+F7", -1)):
            QShortcut(keys, self).activated.connect(lambda way=way: self.joining.step(way))
        self.resize(1180, 720)
        self._fill()

    # -- inside ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.views[0].put_bar_on_the_left()
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setHandleWidth(1)
        for inspection, view in zip(self._pair, self.views, strict=True):
            panes.addWidget(_pane(_name(inspection), view))
        panes.insertWidget(1, self.strip)
        panes.setStretchFactor(0, 1)
        panes.setStretchFactor(2, 1)
        top = QHBoxLayout()
        top.addWidget(self.what)
        top.addWidget(self.sentence, 1)
        below = QHBoxLayout()
        below.addWidget(QLabel("Ignore"))
        below.addWidget(self.noise, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        below.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(panes, 1)
        layout.addLayout(below)

    def _names(self) -> tuple[str, ...]:
        return tuple(name.strip() for name in self.noise.text().split(",") if name.strip())

    def _fill(self) -> None:
        found = compared(*self._pair, What(self.what.value), self._names())
        self.sentence.setText(found.sentence[:1].upper() + found.sentence[1:] + ".")
        self.joining.forget()
        for view, document in zip(self.views, (found.sides.left, found.sides.right), strict=True):
            view.set_document(document, "Nothing stands here.")
        self.strip.set_sides(found.sides)

    def _on_noise_changed(self) -> None:
        self._keep(self._names())
        self._fill()


def _pane(name: str, view: CodeView) -> QWidget:
    pane = QWidget()
    label = QLabel(name)
    label.setContentsMargins(8, 4, 8, 4)
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(label)
    column.addWidget(view, 1)
    return pane


def _name(inspection: Inspection) -> str:
    event = inspection.event
    if event is None:
        return inspection.record.place
    shown = next((value for _, value in inspection.identities), "nobody")
    name = event.name or event.event_type
    return (
        f"{name} · {shown} · {words.moment(event.time_ms)} · {words.verdict(inspection.verdict)[1]}"
    )
