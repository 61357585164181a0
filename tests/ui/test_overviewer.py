"""Sources are looked at as a whole beside the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.session import Session
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
