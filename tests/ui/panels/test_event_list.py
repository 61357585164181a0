"""The list under the hands: keys, ticks, a place that stays."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from inspector.index.source import State, read
from inspector.session import Session
from inspector.ui import theme as themes
from inspector.ui.bridge import Bridge
from inspector.ui.models.event_model import Column
from inspector.ui.panels.event_list import ROW_HEIGHT, EventList
from inspector.ui.theme import Theme
from tests.ui.batches import SHOP, batch, custom, lines


@pytest.fixture
def shown(session: Session, bridge: Bridge, theme: Theme, qtbot: QtBot) -> EventList:
    made = EventList(session, bridge, theme)
    qtbot.addWidget(made)
    made.resize(1200, 140)
    made.show()
    return made


def _open(session: Session, data: bytes = SHOP) -> None:
    source = session.begin_source("shop", len(data))
    for chunk in read(source.id, source.name, data, session.pipeline):
        session.take(source, chunk)
    session.finish_source(source, State.READY)


def test_arrows_select(shown: EventList, session: Session, qtbot: QtBot) -> None:
    """The current row is the session's selected event."""
    _open(session)
    qtbot.keyClick(shown, Qt.Key.Key_Down)
    assert session.selected == session.rows[1].key


def test_space_and_a_click_tick(shown: EventList, session: Session, qtbot: QtBot) -> None:
    """The key ticks the current row; the mouse ticks where it clicks, anywhere in the cell."""
    _open(session)
    qtbot.keyClick(shown, Qt.Key.Key_Space)
    assert session.ticked == {session.rows[0].key}
    cell = shown.visualRect(shown.events.index(2, Column.TICK))
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=cell.center())
    assert session.ticked == {session.rows[0].key, session.rows[2].key}


def test_the_header_ticks_all_shown(shown: EventList, session: Session) -> None:
    """All, and none again; a filter limits it; some is a state of its own."""
    _open(session)
    header = shown.horizontalHeader()
    session.set_filter("verdict:clean")
    header.sectionClicked.emit(0)
    assert session.ticked == {row.key for row in session.rows}
    assert shown._header.ticks is Qt.CheckState.Checked
    session.set_filter("")
    assert shown._header.ticks is Qt.CheckState.PartiallyChecked
    header.sectionClicked.emit(0)
    header.sectionClicked.emit(0)
    assert session.ticked == set()
    assert shown._header.ticks is Qt.CheckState.Unchecked


def test_more_rows_leave_the_place(shown: EventList, session: Session) -> None:
    """Rows that arrive later move neither the selection nor the scroll bar."""
    _open(session, lines(*(batch(f"c-{n}", custom("Seen")) for n in range(100))))
    shown.go_to(50)
    place = shown.verticalScrollBar().value()
    key = session.selected
    _open(session)
    assert session.selected == key
    assert shown.currentIndex().row() == 50
    assert shown.verticalScrollBar().value() == place


def test_a_filter_keeps_the_selection_where_it_can(shown: EventList, session: Session) -> None:
    """A hidden event stays the shown one, and is current again when it comes back."""
    _open(session)
    shown.go_to(1)
    key = session.selected
    session.set_filter("verdict:clean")
    assert not shown.currentIndex().isValid()
    assert session.selected == key
    session.set_filter("")
    assert shown.currentIndex().row() == 1


def test_e_walks_the_problems(shown: EventList, session: Session) -> None:
    """Warnings and errors; what is merely not supported is no problem to walk to."""
    _open(session)
    shown.step(1, with_problem=True)
    first = shown.currentIndex().row()
    severity = session.rows[first].severity
    assert severity in ("warning", "error")
    shown.step(-1, with_problem=True)
    assert shown.currentIndex().row() == first


def test_a_row_is_copied(shown: EventList, session: Session, qtbot: QtBot) -> None:
    """As one line of texts."""
    _open(session)
    qtbot.keyClick(shown, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "custom_event\tCheckout Started\tcustomer_id c-1" in QGuiApplication.clipboard().text()


def test_it_fits_a_small_window(shown: EventList, session: Session) -> None:
    """No column is pushed out at the width an 1100 pixel window leaves."""
    _open(session)
    shown.resize(900, 140)
    assert shown.horizontalScrollBar().maximum() == 0


def test_what_is_chosen_is_seen(shown: EventList, session: Session) -> None:
    """A tick, the current row, another look: each changes the picture, and only its rows."""
    _open(session)
    pictures = [shown.viewport().grab().toImage()]
    for change in (
        lambda: session.tick([session.rows[1].key], True),
        lambda: shown.go_to(2),
        lambda: shown.set_theme(themes.load("dark")),
    ):
        change()
        pictures.append(shown.viewport().grab().toImage())
    rows = [QRect(0, n * ROW_HEIGHT, shown.viewport().width(), ROW_HEIGHT) for n in range(3)]
    changed = [
        [n for n, row in enumerate(rows) if before.copy(row) != after.copy(row)]
        for before, after in pairwise(pictures)
    ]
    assert changed == [[1], [0, 2], [0, 1, 2]]


def test_a_part_is_painted_as_in_the_whole(shown: EventList, session: Session) -> None:
    """Where one column changes, only that is painted, and looks as before."""
    _open(session)
    whole = shown.viewport().grab().toImage()
    for x, width in ((0, 36), (30, 200), (500, 1), (700, 480)):
        part = QRect(x, 20, width, 60)
        assert shown.viewport().grab(part).toImage() == whole.copy(part)


def test_choosing_a_row_leaves_the_header(shown: EventList) -> None:
    """It would be painted again with every step."""
    assert shown.horizontalHeader().selectionModel() is not shown.selectionModel()


def test_below_the_last_row_is_nothing(shown: EventList, session: Session) -> None:
    """A list shorter than its view, and an empty one, are painted too."""
    whole, below = QRect(0, 0, 600, 100), QRect(0, ROW_HEIGHT, 600, 100 - ROW_HEIGHT)
    empty = shown.viewport().grab(whole).toImage()
    _open(session)
    session.set_filter("type:purchase or type:nothing")
    assert shown.viewport().grab(whole).toImage() == empty
    session.set_filter("verdict:unreadable")
    picture = shown.viewport().grab(whole).toImage()
    assert picture != empty
    assert picture.copy(below) == empty.copy(below)
