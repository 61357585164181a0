"""The Identity tab: who the event is about, which identity is the key, who else shares them."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from inspector.model.inspection import Inspection
from inspector.model.mapping import Identity, MappingSettings
from inspector.ui.models.table import Line
from inspector.ui.panels.person import DOTS, PersonView
from inspector.ui.widgets.table import Table
from inspector.ui.widgets.tick_box import TickBox

Under = Callable[[Identity], Inspection]
"""The same event under another identity setting."""


_NO_BATCH = "There is no batch here, so there are no identities."
_CALL = (
    "The SDK asked mParticle for the user with these identities; batches after it carry the mpid."
)


class IdentityPanel(QWidget):
    """A sentence on the key and badges for what is there; below at the left every identity of the
    batch and the other settings, at the right the user behind the chosen one."""

    person_wanted = Signal(str, str)
    """Kind and value of the identity whose user is to be shown."""

    def __init__(self) -> None:
        super().__init__()
        self._identities: dict[str, str] = {}
        self._shown: tuple[Inspection | None, MappingSettings, Under] | None = None
        self.sentence = QLabel(wordWrap=True)
        self.badges = QLabel()
        self.badges.setAccessibleName("Which identities are there")
        self.hide_values = TickBox("Hide values")
        self.hide_values.setToolTip("For shared screens: what is there, not what it is.")
        self.table = Table("Identities", ("Identity", "Value", "What it does here"), (110, 170, 0))
        self.person = PersonView()
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.table)
        split.addWidget(self.person)
        split.setSizes([470, 730])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(self._head())
        layout.addWidget(split, 1)
        self.hide_values.toggled.connect(self._on_hiding)
        self.table.selectionModel().currentRowChanged.connect(self._on_chosen)

    def show_event(
        self, inspection: Inspection | None, settings: MappingSettings, under: Under
    ) -> None:
        """Shows the identities of the batch and what each setting would make of them."""
        self._shown = (inspection, settings, under)
        known = self._identities = dict(inspection.identities) if inspection else {}
        if inspection is None or inspection.batch is None:
            self._show_call(known)
            return
        key = customer_id(inspection)
        self.sentence.setText(_sentence(self._value(key), settings.identity))
        self.badges.setText(badges(known))
        lines = [
            Line((name, self._value(value), _role(name, value, key, settings.identity)), name)
            for name, value in known.items()
        ]
        self.table.show_lines([*lines, *self._other_settings(settings, under)])
        self._want(settings.identity if settings.identity in known else next(iter(known), ""))

    # -- inside ---------------------------------------------------------------------------------

    def _show_call(self, known: dict[str, str]) -> None:
        """What an identity call asked for; nothing else has identities and no batch."""
        self.sentence.setText(_CALL if known else _NO_BATCH)
        self.badges.setText(badges(known) if known else "")
        self.table.show_lines([Line((name, self._value(v), ""), name) for name, v in known.items()])
        if known:
            self._want(next(iter(known)))
        else:
            self.person.show_nobody()

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 12, 2)
        head.setSpacing(16)
        head.addWidget(self.sentence, 1)
        head.addWidget(self.badges)
        head.addWidget(self.hide_values)
        return head

    def _other_settings(self, settings: MappingSettings, under: Under) -> list[Line]:
        lines = []
        for identity in Identity:
            if identity is not settings.identity:
                other = customer_id(under(identity))
                value = self._value(other)
                outcome = f"customer_id would be {value}" if other else "there would be no key"
                known = self._value(self._identities.get(identity, ""))
                lines.append(Line((f"under “{identity}”", known or "—", outcome), str(identity)))
        return lines

    def _value(self, value: str) -> str:
        return DOTS if value and self.hide_values.isChecked() else value

    def _want(self, kind: str) -> None:
        value = self._identities.get(kind, "")
        if value:
            self.person_wanted.emit(kind, value)
        else:
            self.person.show_nobody()

    def _on_chosen(self) -> None:
        line = self.table.current()
        if line is not None:
            self._want(str(line.what))

    def _on_hiding(self, hidden: bool) -> None:
        self.person.set_hidden(hidden)
        if self._shown:
            self.show_event(*self._shown)


def customer_id(inspection: Inspection) -> str:
    """The key the requests carry; empty where nothing would be sent or none is known."""
    for request in inspection.mapping.requests:
        value = request.body.get("customer_id")
        if isinstance(value, str):
            return value
    return ""


def badges(known: dict[str, str]) -> str:
    """What is there and what is not, readable from across the room, without any value."""
    kinds = dict.fromkeys([*map(str, Identity), *known])
    has, lacks = [[kind for kind in kinds if bool(known.get(kind)) is one] for one in (True, False)]
    told = (("Has", has), ("Lacks", lacks))
    return "   ".join(f"{word} {', '.join(each)}." for word, each in told if each)


def _sentence(key: str, identity: Identity) -> str:
    if key:
        return f"MoEngage knows this user as {key}: the workspace takes {identity} as its key."
    return (
        f"No request carries a key. The workspace takes {identity} as its key; see Problems for "
        "what is missing, or whether the event is sent at all."
    )


def _role(name: str, value: str, key: str, identity: Identity) -> str:
    if name == identity:
        return "becomes customer_id" if value == key else "is the workspace's key"
    if name in tuple(Identity):
        return "could be the key under other settings"
    return "is never the key"
