"""The last requests a capture met, newest first, with what was answered."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from inspector.capture import Receipt
from inspector.ui import words
from inspector.ui.models.table import Line
from inspector.ui.widgets.table import Table

TITLES = ("Time", "Sender", "Request", "Size", "Events", "Answered", "Upstream", "Remark")
WIDTHS = (76, 130, 250, 70, 60, 76, 76, 0)


class CaptureLog(QWidget):
    """Every request as a line, identity calls and refused ones too."""

    def __init__(self) -> None:
        super().__init__()
        self.nothing = QLabel("Nothing came yet.")
        self.nothing.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.nothing.setContentsMargins(12, 8, 12, 8)
        self.table = Table("Requests", TITLES, WIDTHS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.nothing)
        layout.addWidget(self.table, 1)
        self.show_receipts(())

    def show_receipts(self, receipts: Sequence[Receipt]) -> None:
        """Shows these, given oldest first. The line the user is on stays chosen."""
        newest = receipts[-1] if receipts else None
        if newest is not None and self.table.lines and self.table.lines[0].what == newest:
            return
        current = self.table.current()
        self.nothing.setVisible(not receipts)
        self.table.setVisible(bool(receipts))
        self.table.show_lines([_line(receipt) for receipt in reversed(receipts)])
        if current and isinstance(current.what, Receipt):
            number = current.what.number
            for place, receipt in enumerate(reversed(receipts)):
                if receipt.number == number:
                    self.table.selectRow(place)


def _line(receipt: Receipt) -> Line:
    clock = datetime.fromtimestamp(receipt.time_ms / 1000)
    remark = receipt.note or receipt.failure
    texts = (
        f"{clock:%H:%M:%S}",
        receipt.sender or "—",
        f"{receipt.method} {receipt.path}".strip() or "—",
        words.size(receipt.size) if receipt.size else "—",
        f"{receipt.events:,}" if receipt.events else "—",
        str(receipt.status),
        "no answer" if receipt.failure else str(receipt.upstream or "—"),
        remark,
    )
    return Line(texts, receipt, "\n".join(text for text in (*texts[1:3], remark) if text))
