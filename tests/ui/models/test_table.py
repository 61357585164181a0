"""The small table of the tabs keeps Qt's contract."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from inspector.ui.models.table import Line, TableModel


def test_lines_are_replaced_as_a_whole(qapp: QApplication) -> None:
    """Texts stand under their titles; a tool tip is the line's own or the text."""
    model = TableModel(("From", "To"))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show_lines([Line(("a", "b")), Line(("c", "d"), tip="why")])
    assert (model.rowCount(), model.columnCount()) == (2, 2)
    assert model.headerData(1, Qt.Orientation.Horizontal) == "To"
    assert model.index(1, 0).data() == "c"
    assert model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == "b"
    assert model.index(1, 1).data(Qt.ItemDataRole.ToolTipRole) == "why"
    model.show_lines([])
    assert model.rowCount() == 0
    tester.deleteLater()
