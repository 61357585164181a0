"""The Request tab: the exact HTTP requests with the key hidden, ready to copy."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from inspector.model.inspection import Inspection
from inspector.model.workspace import Workspace
from inspector.moengage import show
from inspector.moengage.tables import AddressError
from inspector.ui import fonts, words
from inspector.ui.icons import icon


class RequestPanel(QWidget):
    """Shows what would go over the wire, byte for byte apart from the key."""

    def __init__(self) -> None:
        super().__init__()
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName("HTTP requests")
        self.text.setFont(fonts.mono())
        self.text.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.sentence = QLabel()
        self.copy = QPushButton(icon("copy"), "Copy")
        self.copy.clicked.connect(self.copy_http)
        self.copy_as_curl = QPushButton(icon("copy"), "Copy as cURL")
        self.copy_as_curl.setToolTip(
            f"For a POSIX shell; put the key into ${show.KEY_VARIABLE} there (Ctrl+Shift+C)"
        )
        self.copy_as_curl.clicked.connect(self.copy_curl)
        self._curl = ""
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 12, 0)
        head.addWidget(self.sentence, 1)
        head.addWidget(self.copy)
        head.addWidget(self.copy_as_curl)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(head)
        layout.addWidget(self.text, 1)

    def show_event(self, inspection: Inspection | None, workspace: Workspace) -> None:
        """Shows the requests of the event in the order they go out."""
        requests = inspection.mapping.requests if inspection else ()
        try:
            shown = [show.masked_http(request, workspace) for request in requests]
            self._curl = "\n\n".join(show.as_curl(request, workspace) for request in requests)
            sentence = "No request is made of this event; the Problems tab says why."
            if requests:
                count = words.plural(len(requests), "request")
                sentence = f"{count}, in the order they go out. The key is hidden."
        except AddressError as error:
            shown, self._curl, sentence = [], "", str(error)
        self.sentence.setText(sentence)
        self.text.setPlainText("\n\n\n".join(shown))
        for button in (self.copy, self.copy_as_curl):
            button.setEnabled(bool(shown))

    def copy_http(self) -> None:
        """Puts the shown text on the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())

    def copy_curl(self) -> bool:
        """Puts the commands on the clipboard; the key stays a shell variable. False for none."""
        if self._curl:
            QGuiApplication.clipboard().setText(self._curl)
        return bool(self._curl)
