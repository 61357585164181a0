"""The Identity tab: who the event is about, which identity is the key, and what others would do."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from inspector.model.inspection import Inspection
from inspector.model.mapping import Identity, MappingSettings
from inspector.ui.models.table import Line
from inspector.ui.widgets.table import Table

Under = Callable[[Identity], Inspection]
"""The same event under another identity setting."""


class IdentityPanel(QWidget):
    """A sentence on the key, then every identity of the batch, then the other settings."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence = QLabel(wordWrap=True)
        self.sentence.setContentsMargins(12, 6, 12, 2)
        self.table = Table("Identities", ("Identity", "Value", "What it does here"), (180, 300, 0))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.sentence)
        layout.addWidget(self.table, 1)

    def show_event(
        self, inspection: Inspection | None, settings: MappingSettings, under: Under
    ) -> None:
        """Shows the identities of the batch and what each setting would make of them."""
        if inspection is None or inspection.batch is None:
            self.sentence.setText("There is no batch here, so there are no identities.")
            self.table.show_lines([])
            return
        key = customer_id(inspection)
        self.sentence.setText(_sentence(key, settings.identity))
        known = dict(inspection.identities)
        lines = [
            Line((name, value, _role(name, value, key, settings.identity)))
            for name, value in known.items()
        ]
        for identity in Identity:
            if identity is not settings.identity:
                other = customer_id(under(identity))
                outcome = f"customer_id would be {other}" if other else "there would be no key"
                lines.append(Line((f"under “{identity}”", known.get(identity, "—"), outcome)))
        self.table.show_lines(lines)


def customer_id(inspection: Inspection) -> str:
    """The key the requests carry; empty where nothing would be sent or none is known."""
    for request in inspection.mapping.requests:
        value = request.body.get("customer_id")
        if isinstance(value, str):
            return value
    return ""


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
