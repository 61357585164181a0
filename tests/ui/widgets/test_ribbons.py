"""The strip between the panes."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from inspector.ui.models.sides import Ribbon
from inspector.ui.theme import load
from inspector.ui.widgets.compare_view import CompareView
from inspector.ui.widgets.ribbons import CROSS, DENSE, STUB, Ribbons
from tests.ui.inspections import DATA, big, purchase, rule


@pytest.fixture
def compare(qtbot: QtBot) -> CompareView:
    made = CompareView(load("light"))
    qtbot.addWidget(made)
    made.rule = rule
    made.resize(1000, 900)
    made.show()
    made.show_inspection(purchase())
    return made


def ribbon_of(strip: Ribbons, pointer: str) -> Ribbon:
    assert strip.sides
    return strip.sides.ribbons(0, strip.sides.left.line_of(pointer))[0]


def start_of(compare: CompareView, pointer: str) -> QPointF:
    """Where a ribbon leaves the left edge of the strip."""
    view, strip = compare.views[0], compare.strip
    y = view.viewport().mapTo(compare, QPointF(0, view.middle(view.document.line_of(pointer)))).y()
    return QPointF(0, y - strip.mapTo(compare, QPoint(0, 0)).y())


def test_a_ribbon_is_found_at_both_ends_and_between(compare: CompareView) -> None:
    """Under the mouse, not beside it."""
    strip, pointer = compare.strip, f"{DATA}/currency_code"
    ribbon, start = ribbon_of(strip, pointer), start_of(compare, pointer)
    assert strip.ribbon_at(start + QPointF(1, 0)) == ribbon
    assert strip.ribbon_at(start + QPointF(1, -8)) != ribbon
    target = ribbon.target
    assert target is not None
    right = compare.views[1]
    end = right.viewport().mapTo(compare, QPointF(0, right.middle(target))).y()
    end -= strip.mapTo(compare, QPoint(0, 0)).y()
    assert strip.ribbon_at(QPointF(strip.width() - 1, end)) == ribbon
    assert strip.ribbon_at(QPointF(strip.width() / 2, (start.y() + end) / 2)) == ribbon


def test_a_dropped_field_ends_in_a_cross(compare: CompareView) -> None:
    """It can be pointed at, and says why."""
    strip, pointer = compare.strip, f"{DATA}/product_action/coupon_code"
    start = start_of(compare, pointer)
    assert strip.ribbon_at(start + QPointF(CROSS, 0)) == ribbon_of(strip, pointer)
    assert strip.ribbon_at(start + QPointF(CROSS + 20, 0)) != ribbon_of(strip, pointer)
    mark = QColor(load("light").marks.dropped.fg)
    image = strip.grab().toImage()
    near = [image.pixelColor(int(CROSS + x), int(start.y() + y)) for x in (-1, 0) for y in (-1, 0)]
    assert any(abs(pixel.red() - mark.red()) < 40 for pixel in near)


def test_a_tool_tip_gives_the_reason(compare: CompareView, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence of the rule."""
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda pos, text, widget: shown.append(text))
    at = start_of(compare, f"{DATA}/product_action/coupon_code").toPoint() + QPoint(CROSS, 0)
    strip = compare.strip
    QApplication.sendEvent(strip, QHelpEvent(QEvent.Type.ToolTip, at, strip.mapToGlobal(at)))
    assert shown[0].startswith("Dropped: The sentence of drop.no_table.")


def test_a_click_on_a_ribbon_chooses_its_lines(compare: CompareView) -> None:
    """Source and target are set off, the ribbon is bold."""
    pointer = f"{DATA}/currency_code"
    at = (start_of(compare, pointer) + QPointF(2, 0)).toPoint()
    QTest.mouseClick(compare.strip, Qt.MouseButton.LeftButton, pos=at)
    left, right = compare.views
    assert left.current == left.document.line_of(pointer)
    assert right.partners == {right.document.line_of("/1/actions/0/attributes/currency")}
    assert compare.strip.active == {ribbon_of(compare.strip, pointer)}


def test_nothing_is_found_over_the_headers(compare: CompareView) -> None:
    """Ribbons are cut off where the panes begin."""
    compare.views[0].verticalScrollBar().setValue(40)
    assert compare.strip.ribbon_at(QPointF(3, 3)) is None


def test_only_ribbons_with_an_end_in_sight_are_painted(compare: CompareView) -> None:
    """However many there are; all of them belong to lines in sight."""
    compare.show_inspection(big(3_000))
    strip = compare.strip
    assert strip.sides
    assert 0 < len(strip.in_sight()) < 100
    rows = [view.visible_rows() for view in compare.views]
    for ribbon in strip.in_sight():
        assert ribbon.target is not None
        assert ribbon.source in rows[0] or ribbon.target in rows[1]


def test_a_crowd_is_thinned_out(compare: CompareView) -> None:
    """Folded on one side, thousands of lines meet a few hundred in sight; the active one stays."""
    compare.show_inspection(big(3_000))
    strip, left = compare.strip, compare.views[0]
    assert strip.sides
    left.fold(left.document.line_of("/events/0/data/product_action/products"), True)
    last = strip.sides.right.line_of("/0/actions/0/Products/2999/brand")
    active = frozenset(strip.sides.ribbons(1, last))
    assert active
    strip.set_active(active)
    assert len(strip.in_sight()) <= DENSE + 1
    assert active <= set(strip.in_sight())


def test_a_ribbon_into_the_far_distance_is_a_stub(compare: CompareView) -> None:
    """It can be pointed at where its line is; the middle of the strip is free of it."""
    compare.show_inspection(big(3_000))
    strip, left = compare.strip, compare.views[0]
    left.verticalScrollBar().setValue(left.verticalScrollBar().maximum() // 2)
    line = left.lines_in_sight()[10]
    while not (strip.sides and strip.sides.ribbons(0, line)):
        line += 1
    y = left.middle(line) + left.viewport().mapTo(compare, QPoint()).y()
    found = strip.ribbon_at(QPointF(STUB - 2, y))
    assert found
    assert found.source == line
    image, ground = strip.grab().toImage(), QColor(load("light").field)
    assert {image.pixelColor(strip.width() // 2, y).name() for y in range(80, 800)} == {
        ground.name()
    }
    assert image.pixelColor(3, int(y)) != ground


def test_original_text_has_no_ribbons(compare: CompareView) -> None:
    """There are no lines they could join."""
    compare.strip.set_sides(None)
    assert compare.strip.in_sight() == []
    assert compare.strip.ribbon_at(QPointF(3, 300)) is None


def test_the_theme_changes_at_run_time(compare: CompareView) -> None:
    """The ground of the strip."""
    compare.set_theme(load("dark"))
    assert compare.strip.grab().toImage().pixelColor(30, 3).name() == load("dark").field
