"""A search finds what the filter lets through, stretch by stretch."""

from pathlib import Path

import pytest

from inspector.index.filter import parse
from inspector.index.search import Search
from inspector.index.sieve import Sieve
from inspector.index.source import Source
from inspector.model.mapping import MappingSettings
from tests import shop
from tests.index.files import long_text, opened, put

PIPELINE = shop.pipeline_for(MappingSettings(), shop.NOON_MS)
BLOCK = 1 << 18


@pytest.fixture(autouse=True)
def _short_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of the tests has several."""
    monkeypatch.setattr("inspector.index.text.BLOCK", BLOCK)


def sieve_for(source: Source) -> Sieve:
    """Nothing was sent."""
    return Sieve(source, PIPELINE, lambda _: ())


def test_all_is_found_in_order(tmp_path: Path) -> None:
    """Also what is added later; the first stretch does not wait for the last."""
    source = opened(put(tmp_path, long_text()), PIPELINE)
    plan = parse("tent").plan
    search = Search(plan, sieve_for)
    search.add(source, 0, 400)
    search.add(source, 400, len(source))
    assert not search.done
    parts = list(search.found())
    assert search.done
    assert len(parts) > 2
    found = [int(number) for _, numbers in parts for number in numbers]
    assert found == list(sieve_for(source).rows(plan, 0, len(source)))
    source.close()


def test_it_stops_at_the_next_stretch(tmp_path: Path) -> None:
    """Whoever looks for something else does not wait."""
    source = opened(put(tmp_path, long_text()), PIPELINE)
    search = Search(parse("tent").plan, sieve_for)
    search.add(source, 0, len(source))
    found = search.found()
    next(found)
    search.stop()
    assert list(found) == []
    assert search.stopped
    source.close()
