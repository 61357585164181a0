"""The strip beside a scroll bar."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from inspector.model.json import encode
from inspector.model.mapping import LinkKind
from inspector.ui.models.document import LineMark, Section, build
from inspector.ui.theme import load
from inspector.ui.widgets.line_area import LineArea

MARKS = {200: LineMark(LinkKind.DROPPED), 300: LineMark(LinkKind.CONVERTED)}


@pytest.fixture
def area(qtbot: QtBot) -> LineArea:
    made = LineArea(load("light"))
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    document = build([Section("", encode({f"k{at}": at for at in range(398)}), "")])
    document.mark = MARKS.get
    made.set_document(document)
    qtbot.waitUntil(lambda: bool(made.overview.accessibleDescription()))
    return made


def y_of(area: LineArea, line: int) -> int:
    return line * area.overview.height() // len(area.rows)


def test_it_stands_between_text_and_scroll_bar(area: LineArea) -> None:
    """On the side of the bar, wherever that is."""
    assert area.overview.geometry().left() == area.viewport().geometry().right() + 1
    area.put_bar_on_the_left()
    assert area.overview.geometry().right() + 1 == area.viewport().geometry().left()


def test_marks_wear_the_colours_of_their_fates(area: LineArea) -> None:
    """In the column of the fate."""
    image, marks = area.overview.grab().toImage(), area.painter.theme.marks
    assert image.pixelColor(2, y_of(area, 200)) == QColor(marks.dropped.fg)
    assert image.pixelColor(5, y_of(area, 300)) == QColor(marks.dropped.fg)
    assert image.pixelColor(8, y_of(area, 300)) == QColor(marks.added.fg)
    assert area.overview.accessibleDescription() == "1 dropped, 1 converted"


def test_a_click_brings_the_mark_into_sight(area: LineArea) -> None:
    """Also one a little beside it; a drag goes wherever the mouse is."""
    strip = area.overview
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(5, y_of(area, 200) + 2))
    assert abs(area.middle(200) - area.viewport().height() / 2) <= area.painter.row_height
    to = QPointF(5, strip.height() - 1)
    move = QMouseEvent(
        QEvent.Type.MouseMove, to, strip.mapToGlobal(to),
        Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(strip, move)
    assert area.verticalScrollBar().value() == area.verticalScrollBar().maximum()


def test_hovering_tells_what_is_there(area: LineArea, monkeypatch: pytest.MonkeyPatch) -> None:
    """In words, and nothing where nothing is marked."""
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda pos, text, widget: shown.append(text))
    at = QPoint(5, y_of(area, 300))
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, area.overview.mapToGlobal(at))
    QApplication.sendEvent(area.overview, event)
    assert shown == ["Line 301: 1 converted"]


def test_what_is_in_sight_and_chosen_is_set_off(area: LineArea) -> None:
    """The ground behind what is in sight moves with it; the chosen line has one of its own."""
    before = area.overview.grab().toImage()
    area.verticalScrollBar().setValue(2_000)
    scrolled = area.overview.grab().toImage()
    assert scrolled != before
    area.current = 250
    area.moved.emit()
    accent = QColor(area.painter.theme.accent)
    assert area.overview.grab().toImage().pixelColor(12, y_of(area, 250) + 1) == accent
