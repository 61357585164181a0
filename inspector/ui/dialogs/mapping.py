"""The mapping settings of a workspace: what MoEngage has enabled there and what was decided."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from inspector.model.mapping import DISPUTES, ActionNames, Decision, Identity, MappingSettings
from inspector.ui.widgets.choice import Choice
from inspector.ui.widgets.tick_box import TickBox

_IDENTITY: dict[str, str] = {
    Identity.CUSTOMER_ID: "Customer ID",
    Identity.EMAIL: "E-mail",
    Identity.MPID: "MPID",
}
_ACTION_NAMES: dict[str, str] = {
    ActionNames.BATCH: "as in the batch: add_to_cart",
    ActionNames.TITLE: "as a title: Add To Cart",
}
_DECISION: dict[str, str] = {
    Decision.ASK: "undecided: shown as disputed, not sent",
    Decision.SUPPORTED: "treat as supported",
    Decision.UNSUPPORTED: "treat as not supported",
}
_DISPUTE = {
    "promotion": "Promotions",
    "impression": "Impressions",
    "push_registration": "Push registration",
    "identity_change": "Identity change",
    "consent": "Consent",
}


class MappingDialog(QDialog):
    """Shows settings and gives back what was chosen."""

    def __init__(self, name: str, settings: MappingSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Mapping settings of {name}")
        self.identity = Choice(_IDENTITY, settings.identity)
        self.objects = TickBox("Object data type is enabled by MoEngage")
        self.objects.setChecked(settings.objects)
        self.commerce = TickBox("Commerce support is enabled by MoEngage")
        self.commerce.setChecked(settings.commerce)
        self.action_names = Choice(_ACTION_NAMES, settings.action_names)
        self.disputed = {name: Choice(_DECISION, settings.decision(name)) for name in DISPUTES}
        form = QFormLayout()
        form.addRow("customer_id is mParticle's", self.identity)
        form.addRow("Objects", self.objects)
        form.addRow("Commerce", self.commerce)
        form.addRow("Commerce event names", self.action_names)
        note = QLabel(
            "MoEngage's documents contradict each other on these types. Once you know what your "
            "workspace does, decide here; the panes then show what follows from it."
        )
        note.setWordWrap(True)
        note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        note.setFixedHeight(3 * note.fontMetrics().lineSpacing())
        form.addRow(note)
        for name, choice in self.disputed.items():
            form.addRow(_DISPUTE[name], choice)
        button = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(button.Ok | button.Cancel)
        buttons.button(button.Ok).setText("Use these settings")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(14)
        layout.addLayout(form)
        layout.addWidget(buttons)
        self.setMinimumWidth(560)

    def settings(self) -> MappingSettings:
        """What is chosen now."""
        return MappingSettings(
            identity=Identity(self.identity.value),
            objects=self.objects.isChecked(),
            commerce=self.commerce.isChecked(),
            action_names=ActionNames(self.action_names.value),
            disputed=tuple(
                (name, Decision(choice.value))
                for name, choice in self.disputed.items()
                if choice.value != Decision.ASK
            ),
        )
