"""How a line looks: measured on the pixels."""

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from inspector.model.mapping import LinkKind
from inspector.ui.models.document import Document, LineMark, Section, build
from inspector.ui.theme import NAMES, load
from inspector.ui.widgets.code_painter import GLYPHS, CodePainter, LineState

WIDTH = 300


def painted(painter: CodePainter, line: int, state: LineState | None = None) -> QImage:
    """One line on a ground nothing else uses."""
    image = QImage(WIDTH, painter.row_height, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff00ff"))
    brush = QPainter(image)
    painter.paint(brush, line, 0, WIDTH, state or LineState())
    painter.paint_text(brush, line, 0, painter.text_left, WIDTH, state or LineState())
    brush.end()
    return image


def document(kind: LinkKind | None = None, *, quiet: bool = False) -> Document:
    made = build([Section("", b'{"k": "v"}', "")])
    if kind:
        made.mark = {1: LineMark(kind, quiet)}.get
    return made


@pytest.fixture(params=NAMES)
def painter(request: pytest.FixtureRequest, qapp: QApplication) -> CodePainter:
    return CodePainter(load(request.param))


def test_the_ground_tells_the_fate(painter: CodePainter) -> None:
    """Across the whole line, from dropped to added where it is converted."""
    marks = painter.theme.marks
    for kind, left, right in (
        (LinkKind.DROPPED, marks.dropped.tint, marks.dropped.tint),
        (LinkKind.ADDED, marks.added.tint, marks.added.tint),
        (LinkKind.RENAMED, marks.renamed.tint, marks.renamed.tint),
        (LinkKind.CONVERTED, marks.dropped.tint, marks.added.tint),
    ):
        painter.set_document(document(kind))
        image = painted(painter, 1)
        for x, tint in ((1, left), (WIDTH - 1, right)):
            pixel, wanted = image.pixelColor(x, 2), QColor(tint)
            assert abs(pixel.red() - wanted.red()) < 4
            assert abs(pixel.blue() - wanted.blue()) < 4


def test_kept_and_quiet_lines_have_no_ground(painter: CodePainter) -> None:
    """So that what matters stands out."""
    for made in (document(), document(LinkKind.DROPPED, quiet=True)):
        painter.set_document(made)
        assert painted(painter, 1).pixelColor(WIDTH - 1, 2) == QColor("#ff00ff")


def test_dropped_text_is_struck_through(painter: CodePainter) -> None:
    """A line through the middle, also where there is no ink of letters."""
    painter.set_document(document(LinkKind.DROPPED))
    image = painted(painter, 1)
    mark = QColor(painter.theme.marks.dropped.fg)
    start = int(painter.text_left + painter.x_of(1, 2))
    end = int(painter.text_left + painter.x_of(1, len(painter.document.texts[1])))
    struck = [
        y
        for y in range(painter.row_height)
        if all(image.pixelColor(x, y) == mark for x in range(start + 1, end - 1))
    ]
    assert len(struck) == 1


def test_every_mark_has_a_glyph_of_its_own_shape(painter: CodePainter) -> None:
    """Never colour alone: the margin differs from that of a line without a mark."""
    assert set(GLYPHS) == set(LinkKind) - {LinkKind.KEPT, LinkKind.USED}
    painter.set_document(document(LinkKind.RENAMED))
    image = painted(painter, 1)
    column = [int(painter.glyph_left) + x for x in range(9)]
    inks = {image.pixelColor(x, y).name() for x in column for y in range(2, 16)}
    assert len(inks) > 1


def test_selected_text_has_its_ground(painter: CodePainter) -> None:
    """From column to column."""
    painter.set_document(document())
    image = painted(painter, 1, LineState(selection=(3, 6)))
    ground = QColor(painter.theme.text_selection)
    at = [int(painter.text_left + painter.x_of(1, column)) for column in (3, 6)]
    assert image.pixelColor(at[0] + 1, 1) == ground
    assert image.pixelColor(at[1] - 2, 1) == ground
    assert image.pixelColor(at[1] + 2, 1) != ground


def test_columns_are_found_again(painter: CodePainter) -> None:
    """Also in text that is not as wide as its characters are many."""
    painter.set_document(build([Section("", '{"k": "日本語 text", "l": "plain"}'.encode(), "")]))
    for line in (1, 2):
        for column in range(len(painter.document.texts[line]) + 1):
            assert painter.column_at(line, painter.x_of(line, column)) == column


def test_a_very_long_line_paints_its_visible_part(painter: CodePainter) -> None:
    """Scrolled far to the right it is still there."""
    painter.set_document(build([Section("", b'["' + b"m" * 100_000 + b'"]', "")]))
    image = QImage(WIDTH, painter.row_height, QImage.Format.Format_RGB32)
    image.fill(QColor(painter.theme.window))
    brush = QPainter(image)
    painter.paint_text(brush, 1, 0, -40_000.0, WIDTH, LineState())
    brush.end()
    inks = {image.pixelColor(x, 9).name() for x in range(WIDTH)}
    assert len(inks) > 2


def test_a_fold_says_how_much_it_hides(painter: CodePainter) -> None:
    """The line goes on with an ellipsis and a count."""
    painter.set_document(build([Section("", b'{"k": {"a": 1, "b": 2}}', "")]))
    open_, folded = painted(painter, 1), painted(painter, 1, LineState(folded=True))
    assert open_ != folded
