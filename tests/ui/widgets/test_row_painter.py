"""A row of the list is legible, shows what is chosen, and is not laid out twice."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from inspector.ui import fonts
from inspector.ui import theme as themes
from inspector.ui.widgets import row_painter
from inspector.ui.widgets.row_painter import Badge, Cell, Named, RowPainter, Signed

SPANS = ((0, 36), (36, 104), (140, 160))
LOUD = Badge("lossy", "warning", loud=True, icon="warning")
QUIET = Badge("lossy", "warning", loud=False, icon="warning")


@pytest.fixture
def painter(qapp: QApplication) -> RowPainter:
    look = themes.load("light")
    return RowPainter(look, fonts.sans(), themes.palette(look))


def _paint(painter: RowPainter, *cells: Cell, chosen: bool = False, ratio: float = 1) -> QImage:
    image = QImage(int(300 * ratio), int(26 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as brush:
        painter.paint(brush, QRect(0, 0, 300, 26), SPANS, [(cells, chosen)])
    return image


def _part(image: QImage, place: int) -> QImage:
    x, width = SPANS[place]
    return image.copy(QRect(x, 0, width, 25))


def test_each_cell_stays_in_its_span(painter: RowPainter) -> None:
    """A long text ends in dots before the next cell."""
    empty = _paint(painter, None, "", "")
    image = _paint(painter, None, "a name that is far too long for this cell", "")
    assert _part(image, 1) != _part(empty, 1)
    assert _part(image, 2) == _part(empty, 2)
    assert image != _paint(painter, None, "a name that is", "")


def test_a_narrow_cell_keeps_the_value(painter: RowPainter) -> None:
    """Its name goes; of a value that is still too long, begin and end are seen."""
    for cell, shown in (
        (Named("customer_id", "FH-14001"), "FH-14001"),
        (Named("mpid", "65"), "mpid 65"),
        (Named("", "FH-1"), "FH-1"),
    ):
        assert _paint(painter, None, cell, "") == _paint(painter, None, shown, "")
    long = [_paint(painter, None, Named("email", f"{a}.lindqvist.from.the.shop@example.{b}"), "")
            for a, b in (("maria", "com"), ("ola", "com"), ("maria", "org"))]  # fmt: skip
    assert long[0] != long[1] != long[2] != long[0]


def test_an_icon_stands_before_its_text(painter: RowPainter) -> None:
    """A whole narrow column goes without those it does not need; one that tells stays."""
    plain = _paint(painter, None, "purchase", "purchase")
    image = _paint(painter, None, *[Signed("cart", "purchase", needed=False)] * 2)
    assert _part(image, 1) == _part(plain, 1)
    assert _part(image, 2) != _part(plain, 2)
    assert _part(_paint(painter, None, Signed("edited", "purchase"), ""), 1) != _part(plain, 1)


def test_a_chosen_row_has_its_own_ground(painter: RowPainter) -> None:
    """Under texts, ticks and quiet chips alike."""
    for cells in ((None, "text", QUIET), (Qt.CheckState.Checked, "", "")):
        image = _paint(painter, *cells, chosen=True)
        ground = themes.load("light").selection
        assert {image.pixelColor(x, 2).name() for x in (2, 40, 150, 299)} == {ground}


def test_a_loud_chip_differs_from_a_quiet_one(painter: RowPainter) -> None:
    """By its ground; both carry the words."""
    empty = _paint(painter, None, "", "")
    pictures = [_part(_paint(painter, None, "", badge), 2) for badge in (LOUD, QUIET)]
    assert pictures[0] != pictures[1]
    assert _part(empty, 2) not in pictures


def test_the_second_time_looks_the_same(painter: RowPainter) -> None:
    """What was kept is what was painted, at any scale of the screen."""
    cells = (Qt.CheckState.Checked, "12:03:09.482", LOUD)
    for ratio in (1, 2, 1.5, 1):
        assert _paint(painter, *cells, ratio=ratio) == _paint(painter, *cells, ratio=ratio)


def test_what_is_kept_is_bounded(painter: RowPainter, monkeypatch: pytest.MonkeyPatch) -> None:
    """A million different texts need no more room than some screens of them."""
    monkeypatch.setattr(row_painter, "KEPT", 10)
    for number in range(40):
        _paint(painter, None, str(number), "")
        assert len(painter._texts) <= 10
