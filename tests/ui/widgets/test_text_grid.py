"""Where characters stand."""

from PySide6.QtWidgets import QApplication

from inspector.ui.models.wrapping import WHOLE, broken
from inspector.ui.widgets.text_grid import Piece, TextGrid


def test_rows_that_go_on_stand_deeper(qapp: QApplication) -> None:
    """The first one at the start of the text; together they are the text."""
    grid, text = TextGrid(), "  " + "x" * 70
    rows = broken(text, 40)
    first, second = grid.pieces(text, rows)
    assert first == Piece(0, 0, 40, 0)
    assert second == Piece(1, 40, 72, rows.hang * grid.advance)
    assert grid.pieces(text, WHOLE) == [Piece(0, 0, 72, 0)]


def test_every_column_is_found_where_it_stands(qapp: QApplication) -> None:
    """Also where characters are wider than others."""
    grid = TextGrid()
    for text in ("plain " * 12, "日本語 and more " * 5):
        for piece in grid.pieces(text, broken(text, 30)):
            for column in range(piece.start, piece.end + 1):
                assert grid.column_at(text, piece, grid.x_of(text, piece, column)) == column
