"""Adding a workspace: where it is, whether real customers are in it, and its key."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from inspector.model.mapping import MappingSettings
from inspector.model.workspace import Environment, Secret, Workspace
from inspector.moengage import tables
from inspector.storage import workspaces
from inspector.ui.widgets.choice import Choice


class WorkspaceDialog(QDialog):
    """Gives back a profile and its key; asks for a connection test, which somebody else makes."""

    test_requested = Signal()

    def __init__(self, settings: MappingSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle("Add a workspace")
        self.name = QLineEdit(placeholderText="as your team calls it, such as Acme EU")
        self.id = QLineEdit(placeholderText="Workspace ID (App ID)")
        self.center = Choice({c.id: f"{c.id} · {c.place}" for c in tables.data_centers()})
        self.environment = Choice(
            {Environment.TEST: "TEST: test data", Environment.LIVE: "LIVE: real customers"}
        )
        self.key = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.key.setPlaceholderText("Data API key; it goes to the key store, never into a file")
        self.test = QPushButton("Test connection")
        self.test.clicked.connect(self._on_test)
        self.answer = QLabel(wordWrap=True)
        self.answer.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        form = QFormLayout()
        for text, field in (
            ("Name", self.name),
            ("Workspace ID", self.id),
            ("Data centre", self.center),
            ("Environment", self.environment),
            ("Key", self.key),
            ("", self.test),
        ):
            form.addRow(text, field)
        button = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(button.Save | button.Cancel)
        buttons.button(button.Save).setText("Add")
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.answer)
        layout.addWidget(buttons)
        self.setMinimumWidth(520)

    def workspace(self) -> Workspace:
        """The profile as it stands in the fields."""
        return Workspace(
            name=self.name.text().strip(),
            workspace_id=self.id.text().strip(),
            data_center=self.center.value,
            environment=Environment(self.environment.value),
            settings=self._settings,
        )

    def secret(self) -> Secret:
        """The key as it stands in its field."""
        return Secret(self.key.text().strip())

    def say(self, sentence: str) -> None:
        """Shows what came of a test, or what is missing."""
        self.answer.setText(sentence)
        self.test.setEnabled(True)

    # -- inside ---------------------------------------------------------------------------------

    def _fault(self) -> str:
        try:
            workspaces.check(self.workspace())
        except workspaces.WorkspaceError as error:
            return str(error)
        return "" if self.secret().reveal() else "The key is missing: it stands beside the id."

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
