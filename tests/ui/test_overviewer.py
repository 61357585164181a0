"""Sources are looked at as a whole beside the window."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer

from inspector.index.across import Overview, overview
from inspector.index.source import Chunk, Source, State, read
from inspector.session import Session
from inspector.ui import overviewer as overviewers
from inspector.ui.bridge import Bridge
from inspector.ui.overviewer import Overviewer
from inspector.ui.reader import Reader
from tests import shop
from tests.index.files import long_text, put
from tests.ui.conftest import Wait, until

TWICE = shop.batch_of(shop.custom(), shop.custom())


@pytest.fixture
def reader(session: Session, bridge: Bridge, wait: Wait) -> Iterator[Reader]:
    """Reads sources."""
    made = Reader(session)
    yield made
    made.close()


@pytest.fixture
def overviewer(session: Session, bridge: Bridge, wait: Wait) -> Iterator[Overviewer]:
    """Looks at them."""
    made = Overviewer(session, bridge)
    yield made
    made.close()


def test_a_paste_is_looked_at(
    session: Session, reader: Reader, overviewer: Overviewer, wait: Wait
) -> None:
    """Once it is read."""
    source = reader.open_text("a", TWICE)
    wait(until(lambda: source.overview))

    assert session.values("across") == {"across.equal_events": 1}
    wait(until(lambda: not overviewer.busy))


def test_a_long_file_is_looked_at_once_it_is_judged(
    session: Session, reader: Reader, overviewer: Overviewer, wait: Wait, tmp_path: Path
) -> None:
    """In a process, which tells how far it is."""
    source = reader.open_path(put(tmp_path, long_text()))
    wait(until(lambda: source.overview))

    assert source.looked == source.judged == len(source)
    assert "across.repeated_message" in session.values("across")


def test_a_source_that_is_closed_is_left(
    session: Session, reader: Reader, overviewer: Overviewer, wait: Wait
) -> None:
    """The next one has its turn."""
    first = reader.open_text("a", TWICE)
    wait(until(lambda: not reader.busy))
    session.close_source(first.id)
    second = reader.open_text("b", TWICE)
    wait(until(lambda: second.overview))

    assert first.overview is None


def test_a_file_read_again_is_looked_at_again(
    session: Session, reader: Reader, overviewer: Overviewer, wait: Wait, tmp_path: Path
) -> None:
    """Also where it has as many rows as before."""
    path = put(tmp_path, TWICE)
    first = reader.open_path(path)
    wait(until(lambda: first.overview))
    reader.reload(first.id)
    wait(until(lambda: session.sources[first.id] is not first and session.sources[1].overview))
    assert session.sources[1].overview is not first.overview


def test_a_capture_is_looked_at_again_when_it_grew_by_much(
    session: Session, overviewer: Overviewer, wait: Wait
) -> None:
    """Not for every event; when it ends, all of it is."""
    source = session.begin_source("capture", 0)
    source.state = State.LIVE

    def add(count: int) -> None:
        data = b"\n".join([shop.batch_of(shop.custom())] * count)
        for chunk in read(source.id, source.name, data, session.pipeline):
            session.take(source, renumbered(chunk, len(source)))

    add(8)
    wait(until(lambda: source.overview))
    first = source.overview
    add(1)
    assert not overviewer.busy
    add(3)
    wait(until(lambda: source.overview is not first))
    add(1)
    assert not overviewer.busy
    session.finish_source(source)
    assert overviewer.busy
    wait(until(lambda: not overviewer.busy))


def renumbered(chunk: Chunk, by: int) -> Chunk:
    """Records of a later upload, which go on counting."""
    records = tuple(replace(record, number=record.number + by) for record in chunk.records)
    rows = tuple(
        replace(row, key=row.key._replace(record=row.key.record + by)) for row in chunk.rows
    )
    return replace(chunk, records=records, rows=rows)


def test_a_capture_that_is_cleared_meanwhile_is_looked_at_as_it_is_then(
    session: Session,
    overviewer: Overviewer,
    wait: Wait,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """What was found in the rows of before is not shown, and its faults are nobody's business."""
    source = session.begin_source("capture", 0)
    source.state = State.LIVE
    for chunk in read(source.id, source.name, TWICE, session.pipeline):
        session.take(source, chunk)
    rows = []

    def look(at: Source, *more: Any) -> Overview | None:
        rows.append(len(at))
        if len(rows) == 1:
            at.columns, at.judged = type(at.columns)(), 0
            return at.row(0) and None
        return overview(at, *more)

    monkeypatch.setattr(overviewers, "overview", look)
    wait(until(lambda: rows and not overviewer.busy))
    assert source.overview is None
    for chunk in read(source.id, source.name, TWICE, session.pipeline):
        session.take(source, chunk)
    wait(until(lambda: source.overview))

    assert rows == [2, 2]
    assert not caplog.records


def test_after_its_end_it_begins_nothing(
    session: Session, bridge: Bridge, reader: Reader, wait: Wait
) -> None:
    """A filter that is still on its way does not wake it: the window is closing."""
    looking = Overviewer(session, bridge)
    looking.close()
    reader.open_text("a", TWICE)
    wait(until(lambda: not reader.busy))
    session.set_filter("verdict:clean")
    assert not looking.findChild(QTimer).isActive()
