"""How the text of a line looks: measured on the pixels."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from inspector.model.mapping import LinkKind
from inspector.ui.models.document import Document, LineMark, Section, build
from inspector.ui.models.wrapping import broken
from inspector.ui.theme import load
from inspector.ui.widgets.code_painter import LineState
from inspector.ui.widgets.text_grid import TextGrid
from inspector.ui.widgets.text_painter import TextPainter

GROUND = QColor("#ffffff")
COLUMNS = 30


@pytest.fixture
def document() -> Document:
    made = build([Section("", b'{"k": "' + b"x" * 100 + b'"}', "")])
    made.mark = {1: LineMark(LinkKind.DROPPED)}.get
    return made


def painted(document: Document, state: LineState) -> list[QImage]:
    """The rows of line 1."""
    grid = TextGrid()
    painter = TextPainter(grid, load("light"))
    painter.set_document(document)
    high, width = grid.row_height, round((COLUMNS + 4) * grid.advance)
    image = QImage(width, high * len(state.rows.starts), QImage.Format.Format_RGB32)
    image.fill(GROUND)
    brush = QPainter(image)
    painter.paint(brush, 1, QPointF(0, 0), (0, width), state)
    brush.end()
    return [image.copy(0, row * high, width, high) for row in range(len(state.rows.starts))]


def ink(image: QImage, colour: str) -> int:
    wanted = QColor(colour)
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(image.pixelColor(*place) == wanted for place in places)


def test_a_broken_line_is_written_and_struck_in_every_row(
    document: Document, qapp: QApplication
) -> None:
    """Nothing of it is left out, and none of it runs out of the pane."""
    theme, state = load("light"), LineState(rows=broken(document.texts[1], COLUMNS))
    rows = painted(document, state)
    assert len(rows) >= 4
    for row in rows:
        assert ink(row, theme.marks.dropped.fg) > 5
        assert ink(row.copy(row.width() - 8, 0, 8, row.height()), GROUND.name()) == (
            8 * row.height()
        )


def test_a_selection_goes_over_rows(document: Document, qapp: QApplication) -> None:
    """From its first column in one row to its last in another."""
    theme, rows = load("light"), broken(document.texts[1], COLUMNS)
    state = LineState(rows=rows, selection=(rows.starts[1] - 3, rows.starts[1] + 5))
    found = [ink(row, theme.text_selection) for row in painted(document, state)]
    assert 0 < found[0] < found[1]
    assert not any(found[2:])
