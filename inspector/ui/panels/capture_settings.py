"""Where a capture listens and what it passes on, and the captures of before."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from inspector.ui import words
from inspector.ui.models.table import Line
from inspector.ui.widgets.choice import Choice
from inspector.ui.widgets.table import Table
from inspector.ui.widgets.tick_box import TickBox

_HOSTS = {
    "127.0.0.1": "only from this machine",
    "0.0.0.0": "from the whole network (asks first)",
}


@dataclass(frozen=True, slots=True)
class Listening:
    """Where a capture should listen."""

    port: int
    host: str


class CaptureSettings(QWidget):
    """Asks for things; whoever owns the capture does them."""

    listen_requested = Signal(object)
    """Listen elsewhere (a `Listening`)."""
    pass_on_requested = Signal(bool, str)
    """Whether to pass on, and the address; an empty one means mParticle's own."""
    open_requested = Signal(str)
    delete_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.port = QLineEdit()
        self.port.setValidator(QIntValidator(0, 65_535, self.port))
        self.port.setFixedWidth(76)
        self.port.setAccessibleName("Port")
        self.port.setToolTip("0 takes a free one")
        self.host = Choice(_HOSTS, "127.0.0.1")
        self.listen = QPushButton("Listen there")
        self.pass_on = TickBox("Pass on to mParticle, unchanged")
        self.upstream = QLineEdit()
        self.upstream.setPlaceholderText("mParticle's own hosts, or https://…")
        self.upstream.setAccessibleName("Where to pass on to")
        self.path = QLineEdit(readOnly=True)
        self.path.setAccessibleName("Written to")
        self.earlier = Table("Earlier captures", ("Earlier captures", "Size"), (0, 90))
        self.open = QPushButton("Open")
        self.delete = QPushButton("Delete")
        self.listen.clicked.connect(self._on_listen)
        self.port.returnPressed.connect(self._on_listen)
        self.pass_on.toggled.connect(lambda _: self._on_pass_on())
        self.upstream.editingFinished.connect(self._on_address)
        self.open.clicked.connect(lambda: self._ask(self.open_requested))
        self.delete.clicked.connect(lambda: self._ask(self.delete_requested))
        self.earlier.activated.connect(lambda _: self._ask(self.open_requested))
        self._lay_out()

    def show_listening(self, listening: Listening, path: str) -> None:
        """Where it listens now, and where what comes is written."""
        self.port.setText(str(listening.port))
        self.host.choose(listening.host)
        self.path.setText(path)
        self.path.setToolTip(path)

    def show_earlier(self, found: list[tuple[Path, int]]) -> None:
        """The files of earlier captures with their sizes."""
        self.earlier.show_lines(
            [Line((path.name, words.size(size)), path, str(path)) for path, size in found]
        )
        self.open.setEnabled(bool(found))
        self.delete.setEnabled(bool(found))
        if found:
            self.earlier.selectRow(0)

    def _lay_out(self) -> None:
        where = QHBoxLayout()
        where.addWidget(self.port)
        where.addWidget(self.host, 1)
        where.addWidget(self.listen)
        form = QFormLayout()
        form.setContentsMargins(12, 8, 12, 8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow("Listens at port", where)
        form.addRow("", self.pass_on)
        form.addRow("Passed on to", self.upstream)
        form.addRow("Written to", self.path)
        left = QWidget()
        left.setLayout(form)
        buttons = QVBoxLayout()
        buttons.addWidget(self.open)
        buttons.addWidget(self.delete)
        buttons.addStretch(1)
        right = QHBoxLayout()
        right.setContentsMargins(0, 6, 12, 6)
        right.addWidget(self.earlier, 1)
        right.addLayout(buttons)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(left, 1)
        layout.addLayout(right, 1)

    def _on_listen(self) -> None:
        self.listen_requested.emit(Listening(int(self.port.text() or 0), self.host.value))

    def _on_pass_on(self) -> None:
        self.pass_on_requested.emit(self.pass_on.isChecked(), self.upstream.text().strip())

    def _on_address(self) -> None:
        if self.pass_on.isChecked():
            self._on_pass_on()

    def _ask(self, request: SignalInstance) -> None:
        if line := self.earlier.current():
            request.emit(str(line.what))
