"""An unexpected failure in plain words, with a report that can be passed on."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from inspector.ui import fonts


class FailureDialog(QDialog):
    """Says what is safe, shows the report, copies it."""

    def __init__(self, kind: str, report: str, saved: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Something went wrong")
        self._count = 1
        self._kind = kind
        self._saved = saved
        self.sentence = QLabel(wordWrap=True)
        self.report = QPlainTextEdit(report, readOnly=True)
        self.report.setAccessibleName("Report")
        self.report.setFont(fonts.mono("small"))
        self.copied = QPushButton("Copy the report")
        self.copied.clicked.connect(self.copy)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.copied, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.sentence)
        layout.addWidget(self.report, 1)
        layout.addWidget(buttons)
        self.resize(640, 360)
        self._tell()

    def count(self) -> None:
        """Another failure came while this one is shown."""
        self._count += 1
        self._tell()

    def copy(self) -> None:
        """Puts the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.copied.setText("Copied")

    def _tell(self) -> None:
        times = "" if self._count == 1 else f" ({self._count} times now)"
        safe = (
            "What is open was noted, and comes back at the next start."
            if self._saved
            else "What is open is still here."
        )
        self.sentence.setText(
            f"This program met something it did not expect: {self._kind}{times}. The files are "
            f"not touched, and you can go on. {safe} The report below holds no data of a batch."
        )
