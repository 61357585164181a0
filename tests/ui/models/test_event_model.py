"""The list's model keeps Qt's contract over the session's own rows."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester

from inspector.index.source import State, read
from inspector.session import Session
from inspector.session.copies import with_text
from inspector.ui.bridge import Bridge
from inspector.ui.models.event_model import TITLES, Column, EventModel
from tests.ui.batches import SHOP


def _strict(model: QAbstractItemModel) -> QAbstractItemModelTester:
    mode = QAbstractItemModelTester.FailureReportingMode.Warning  # which fails the test
    return QAbstractItemModelTester(model, mode)


def _fill(session: Session) -> None:
    source = session.begin_source("shop", len(SHOP))
    for chunk in read(source.id, source.name, SHOP, session.pipeline):
        session.take(source, chunk)
    session.finish_source(source, State.READY)


def test_the_model_keeps_the_contract_of_qt(session: Session, bridge: Bridge) -> None:
    """Through appending, filtering, ticking and closing."""
    model = EventModel(session, bridge)
    tester = _strict(model)
    _fill(session)
    _fill(session)
    assert model.rowCount() == 12
    session.set_filter("verdict:clean")
    assert model.rowCount() == 4
    session.tick([session.rows[0].key], True)
    session.close_source(1)
    assert model.rowCount() == 2
    tester.deleteLater()


def test_ticking_goes_to_the_session(session: Session, bridge: Bridge) -> None:
    """The box shows what the session has chosen, and changes it."""
    model = EventModel(session, bridge)
    _fill(session)
    index = model.index(0, Column.TICK)
    role = Qt.ItemDataRole.CheckStateRole
    assert model.setData(index, Qt.CheckState.Checked, role)
    assert session.ticked == {session.rows[0].key}
    assert model.data(index, role) == Qt.CheckState.Checked
    assert model.setData(index, Qt.CheckState.Unchecked, role)
    assert session.ticked == set()


def test_what_is_no_event_cannot_be_ticked(session: Session, bridge: Bridge) -> None:
    """An unreadable line is a row without a box."""
    model = EventModel(session, bridge)
    _fill(session)
    last = model.index(5, Column.TICK)
    assert model.data(last, Qt.ItemDataRole.CheckStateRole) is None
    assert not model.setData(last, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    session.tick_shown(True)
    assert len(session.ticked) == 5


def test_a_screen_reader_hears_the_row(session: Session, bridge: Bridge) -> None:
    """The first text of a row says what it is and how it fares, in words."""
    model = EventModel(session, bridge)
    _fill(session)
    spoken = model.data(model.index(1, Column.TIME), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Row 2, commerce_event, purchase, c-1, Maps with loss")


def test_rows_are_found_by_key(session: Session, bridge: Bridge) -> None:
    """A hidden row is not found."""
    model = EventModel(session, bridge)
    _fill(session)
    key = session.rows[3].key
    assert model.find(key) == 3
    session.set_filter("verdict:clean")
    assert model.find(key) is None


def test_every_column_has_a_title() -> None:
    """The tick column is named for screen readers only."""
    assert len(TITLES) == len(Column)


def test_an_edited_event_is_shown_as_edited(session: Session, bridge: Bridge) -> None:
    """With a sign, in words for a screen reader, and as what it was edited to; until reverted."""
    model = EventModel(session, bridge)
    _fill(session)
    key = session.rows.key(0)
    copy = session.edits.begin(key, session.pipeline)
    assert copy
    told: list[int] = []
    model.dataChanged.connect(lambda first, _last: told.append(first.column()))
    text = copy.text.replace("Checkout Started", "Checkout Resumed")
    session.edits.keep(key, with_text(copy, text, session.pipeline))

    assert set(told) >= {Column.NAME, Column.MAPS_TO, Column.VERDICT}
    name = model.index(0, Column.NAME)
    assert name.data() == "Checkout Resumed"
    assert "not what mParticle sent" in name.data(Qt.ItemDataRole.ToolTipRole)
    assert model.index(0, Column.MAPS_TO).data() == "event · Checkout Resumed"
    spoken = model.index(0, Column.TIME).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("edited")
    assert not model.edited(model.row(1))

    session.edits.revert(key, session.pipeline)
    assert name.data() == "Checkout Started"
