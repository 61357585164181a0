"""The mapping settings of a workspace as a form; what changes is told at once."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from inspector.model.mapping import DISPUTES, ActionNames, Decision, Identity, MappingSettings
from inspector.ui.widgets.choice import Choice
from inspector.ui.widgets.tick_box import TickBox

IDENTITIES: dict[str, str] = {
    Identity.CUSTOMER_ID: "Customer ID",
    Identity.EMAIL: "E-mail",
    Identity.MPID: "MPID",
}
ACTION_NAMES: dict[str, str] = {
    ActionNames.BATCH: "named add_to_cart, as in the batch",
    ActionNames.TITLE: "named Add To Cart, as a title",
}
DECISIONS: dict[str, str] = {
    Decision.ASK: "undecided, not sent",
    Decision.SUPPORTED: "treat as supported",
    Decision.UNSUPPORTED: "treat as not supported",
}
DISPUTED = {
    "promotion": "Promotions",
    "impression": "Impressions",
    "push_registration": "Push registration",
    "identity_change": "Identity change",
    "consent": "Consent",
}
_SHORTEST = 16
"""Characters of a choice that are shown in a narrow form."""


class SettingsForm(QWidget):
    """Shows settings and gives back what was chosen; rules pass through untouched."""

    changed = Signal()

    def __init__(self, settings: MappingSettings) -> None:
        super().__init__()
        self._settings = settings
        self.identity = Choice(IDENTITIES)
        self.objects = TickBox("enabled by MoEngage")
        self.commerce = TickBox("enabled by MoEngage")
        self.action_names = Choice(ACTION_NAMES)
        self.disputed = {name: Choice(DECISIONS) for name in DISPUTES}
        self.form = QFormLayout(self)
        self.form.addRow("customer_id is the", self.identity)
        self.form.addRow("Object data type", self.objects)
        self.form.addRow("Commerce support", self.commerce)
        self.form.addRow("Commerce events", self.action_names)
        for name, choice in self.disputed.items():
            self.form.addRow(DISPUTED[name], choice)
        for choice in (self.identity, self.action_names, *self.disputed.values()):
            choice.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choice.setMinimumContentsLength(_SHORTEST)
            choice.currentIndexChanged.connect(self._on_changed)
        for box in (self.objects, self.commerce):
            box.toggled.connect(self._on_changed)
        self.show_settings(settings)

    def show_settings(self, settings: MappingSettings) -> None:
        """Shows these settings without telling anybody."""
        self._settings = settings
        self.blockSignals(True)
        self.identity.choose(settings.identity)
        self.objects.setChecked(settings.objects)
        self.commerce.setChecked(settings.commerce)
        self.action_names.choose(settings.action_names)
        for name, choice in self.disputed.items():
            choice.choose(settings.decision(name))
        self.blockSignals(False)

    def settings(self) -> MappingSettings:
        """What is chosen now."""
        return replace(
            self._settings,
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

    def _on_changed(self) -> None:
        self.changed.emit()
