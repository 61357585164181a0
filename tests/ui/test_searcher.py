"""A search in the bytes of a long file runs beside the window."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from inspector.index.source import Source
from inspector.session import Session
from inspector.ui.bridge import Bridge
from inspector.ui.reader import Reader
from inspector.ui.searcher import Searcher, together
from tests.index.files import long_text, put
from tests.ui.conftest import Wait, until


@pytest.fixture(autouse=True)
def _short_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of the tests has several."""
    monkeypatch.setattr("inspector.index.text.BLOCK", 1 << 18)


@pytest.fixture
def reader(session: Session, bridge: Bridge, wait: Wait, tmp_path: Path) -> Iterator[Reader]:
    """A long file, read and judged."""
    made, searcher = Reader(session), Searcher(session, bridge)
    made.open_path(put(tmp_path, long_text()))
    wait(until(lambda: not made.busy))
    yield made
    searcher.close()
    made.close()


def test_all_is_found(reader: Reader, session: Session, wait: Wait) -> None:
    """Rows grow from none, and the search ends."""
    total = session.total
    session.set_filter("tent")
    assert session.searching
    wait(until(lambda: not session.searching))
    assert 0 < len(session.rows) < total
    assert all(session.rows.find(session.rows.key(n)) == n for n in range(len(session.rows)))


def test_only_the_newest_counts(reader: Reader, session: Session, wait: Wait) -> None:
    """Nothing of the one before is shown."""
    session.set_filter("tent")
    session.set_filter("zzz no such text")
    wait(until(lambda: not session.searching))
    assert len(session.rows) == 0
    session.set_filter("tent")
    session.set_filter("")
    assert not session.searching
    assert len(session.rows) == session.total


def test_verdicts_come_behind_and_other_settings_again(
    reader: Reader, session: Session, wait: Wait
) -> None:
    """Every row has one; a filter by verdict follows."""
    from dataclasses import replace

    from inspector.model.mapping import MappingSettings

    source = next(iter(session.sources.values()))
    assert source.judged == len(source)
    session.set_filter("verdict:refused")
    before = len(session.rows)
    workspace = replace(session.workspace, settings=MappingSettings(commerce=False))
    assert session.set_workspace(workspace)
    reader.reread_all()
    assert source.judged == 0
    wait(until(lambda: not reader.busy))
    assert source.judged == len(source)
    assert len(session.rows) > before


def test_reading_can_be_held_up(reader: Reader, session: Session, wait: Wait) -> None:
    """By its source, and goes on."""
    source = next(iter(session.sources.values()))
    reader.pause(source.id)  # nothing is done with it now
    assert not source.paused
    reader.reread_all()
    reader.pause(source.id)
    assert source.paused
    reader.pause(source.id)
    assert not source.paused
    reader.pause(source.id)
    reader.pause(source.id)
    wait(until(lambda: not reader.busy))
    assert source.judged == len(source)


def test_closing_ends_a_search(reader: Reader, session: Session) -> None:
    """With the source."""
    session.set_filter("tent")
    session.close_source(1)
    assert not session.searching
    assert len(session.rows) == 0


def test_what_is_found_comes_in_pieces() -> None:
    """The first at once, then together what is of one source; nothing is lost."""
    one, two = Source(1, "a", 0), Source(2, "b", 0)
    parts = [(one, []), (one, [1]), (one, [3, 4]), (one, []), (one, [9]), (two, [1]), (two, [2])]
    found = together((source, np.array(numbers, "u4")) for source, numbers in parts)
    pieces = [(source.id, numbers.tolist()) for source, numbers in found]
    assert pieces[0] == (1, [1])
    flat = [(source, number) for source, numbers in pieces for number in numbers]
    assert flat == [(1, 1), (1, 3), (1, 4), (1, 9), (2, 1), (2, 2)]
    assert len(pieces) < len(parts)
