"""Adding or changing a workspace: where it is, whether real customers are in it, and its key."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from inspector.model.mapping import MappingSettings
from inspector.model.workspace import Environment, Secret, Workspace, usual_environment
from inspector.moengage import tables
from inspector.storage import workspaces
from inspector.ui.widgets.choice import Choice


class WorkspaceDialog(QDialog):
    """Gives back a profile and its key; asks for a connection test, which somebody else makes."""

    test_requested = Signal()

    def __init__(
        self,
        settings: MappingSettings,
        parent: QWidget | None = None,
        changed: Workspace | None = None,
        origin: str = "",
    ) -> None:
        """`changed` is the profile to change, None for a new one; `origin` says where its key is or
        goes, in a sentence."""
        super().__init__(parent)
        self._settings = settings
        self._changed = changed
        self.setWindowTitle(f"Change {changed.name}" if changed else "Add a workspace")
        self.name = QLineEdit(placeholderText="as your team calls it, such as Acme EU")
        self.id = QLineEdit(placeholderText="Workspace ID (App ID)")
        self.center = Choice({c.id: f"{c.id} · {c.place}" for c in tables.data_centers()})
        self.environment = Choice(
            {Environment.TEST: "TEST: test data", Environment.LIVE: "LIVE: real customers"}
        )
        self.key = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.key.setPlaceholderText(
            "empty: the key stays as it is" if changed else "Data API key; never put into a file"
        )
        self.origin = QLabel(origin, wordWrap=True)
        self.origin.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.origin.setVisible(bool(origin))
        self.address = QLineEdit(placeholderText="only for a proxy: https://…")
        self.share = QSpinBox(minimum=1, maximum=100, value=50, suffix=" % of MoEngage's limits")
        self.share.lineEdit().setTextMargins(6, 0, 0, 0)  # a sheet's padding does not reach it
        self.share.setToolTip("The customer's own traffic needs the rest. ↑ and ↓ change it.")
        self.test = QPushButton("Test connection")
        self.test.clicked.connect(self._on_test)
        self.answer = QLabel(wordWrap=True)
        self.answer.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._lay_out()
        self._decided = changed is not None
        self.environment.activated.connect(self._on_environment_chosen)
        self.id.textChanged.connect(self._on_id_changed)
        self._on_id_changed(self.id.text())
        if changed:
            self._fill(changed)

    def workspace(self) -> Workspace:
        """The profile as it stands in the fields."""
        return Workspace(
            name=self.name.text().strip(),
            workspace_id=self.id.text().strip(),
            data_center=self.center.value,
            environment=Environment(self.environment.value),
            settings=self._changed.settings if self._changed else self._settings,
            base_url=self.address.text().strip(),
            share=self.share.value(),
        )

    def secret(self) -> Secret:
        """The key as it stands in its field."""
        return Secret(self.key.text().strip())

    def say(self, sentence: str) -> None:
        """Shows what came of a test, or what is missing."""
        self.answer.setText(sentence)
        self.test.setEnabled(True)

    # -- inside ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        form = QFormLayout()
        for text, field in (
            ("Name", self.name),
            ("Workspace ID", self.id),
            ("Data centre", self.center),
            ("Environment", self.environment),
            ("Address", self.address),
            ("Share", self.share),
            ("Key", self.key),
            ("", self.origin),
            ("", self.test),
        ):
            form.addRow(text, field)
        button = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(button.Save | button.Cancel)
        buttons.button(button.Save).setText("Keep" if self._changed else "Add")
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.answer)
        layout.addWidget(buttons)
        self.setMinimumWidth(520)

    def _fill(self, workspace: Workspace) -> None:
        self.name.setText(workspace.name)
        self.name.setReadOnly(True)  # the key and the history know it by its name
        self.id.setText(workspace.workspace_id)
        self.center.choose(workspace.data_center)
        self.environment.choose(workspace.environment)
        self.address.setText(workspace.base_url)
        self.share.setValue(workspace.share)

    def _on_environment_chosen(self) -> None:
        self._decided = True

    def _on_id_changed(self, text: str) -> None:
        if not self._decided:
            self.environment.choose(usual_environment(text.strip(), self.center.value))

    def _fault(self) -> str:
        try:
            workspaces.check(self.workspace())
        except workspaces.WorkspaceError as error:
            return str(error)
        if self._changed or self.secret().reveal():
            return ""
        return "The key is missing: it stands beside the id."

    def _on_test(self) -> None:
        if fault := self._fault():
            self.say(fault)
            return
        self.test.setEnabled(False)
        self.answer.setText("Asking MoEngage…")
        self.test_requested.emit()

    def _on_accepted(self) -> None:
        if fault := self._fault():
            self.say(fault)
        else:
            self.accept()
