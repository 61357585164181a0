"""Columns answer a filter as their rows do."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.index.filter import parse
from inspector.index.judge import judge_here
from inspector.index.look import Look
from inspector.index.row import OTHER
from inspector.index.sieve import Sieve
from inspector.index.source import Source
from inspector.model.delivery import Attempt, EventKey, Outcome
from inspector.model.mapping import MappingSettings
from tests import shop
from tests.index.files import long_text, opened, put, read_whole

PIPELINE = shop.pipeline_for(MappingSettings(), shop.NOON_MS)
SENT = EventKey(1, 3, 0)
LINES = [
    "", "type:commerce_event", "-type:~event", "name:purchase", "name:^Pro", "name:any",
    "user:~maria", "user:any", "mpid:any", "mpid:6504934091054997508", "batch:3", "batch:~8c0a70",
    "problem:any", "-problem:field.dropped", "severity:error", "verdict:lossy", "env:development",
    "source:a", "source:b", "time>2026-11-20", "time<2026-11-20", "time>=2026-11-23", "time:any",
    "time<=2026-11-23", "time:2026-11-23", "sent:accepted", "sent:any", "attr[category]:tent",
    "attr[results]>4", "size>1KB", "tent", "malmö", "event · pur", "maria@", "Wishlist", '"e"',
    "(verdict:clean or tent) -type:screen_view", "refund or problem:any", "show:any", "show:other",
    "-show:other", "show:events", 'type:"alias call"', "type:~call alias", "type:any",
    "show:any -type:configuration",
]  # fmt: skip


def attempts(key: EventKey) -> tuple[Attempt, ...]:
    """One event was sent."""
    return (Attempt(key, "event", 1, 0.0, 0.1, Outcome.ACCEPTED, ""),) if key == SENT else ()


def asks_for_other(line: str) -> bool:
    """Whether other traffic is not hidden under a line."""
    return "show:" in line or "call" in line


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Source, Source]]:
    """The same events from a file and from memory, all judged."""
    path: Path = put(tmp_path_factory.mktemp("sieve"), long_text())
    source = opened(path, PIPELINE)
    source.settle(judge_here(source, 0, source.columns.records, PIPELINE))
    yield source, read_whole(path.read_bytes(), PIPELINE)
    source.close()


@pytest.mark.parametrize("line", LINES)
def test_every_filter(sources: tuple[Source, Source], line: str) -> None:
    """Over a file and over memory, against one row after the other."""
    asked = parse(line)
    last = 300
    expected = []
    for number in range(last):
        row = sources[1].row(number, whole=True)
        if row.key.event == OTHER and not asks_for_other(line):
            continue
        look = Look(sources[1].record(row.key.record), PIPELINE, attempts)
        if asked.matches(row, look.contains, look):
            expected.append(number)
    for source in sources:
        sieve = Sieve(source, PIPELINE, attempts)
        assert list(sieve.rows(asked.plan, 0, last)) == expected
        assert list(sieve.rows(asked.plan, 90, last)) == [n for n in expected if n >= 90]


def test_what_there_is_to_choose_from(sources: tuple[Source, Source]) -> None:
    """Everything but other traffic, which counts as far as it is asked for."""
    for source in sources:
        sieve = Sieve(source, PIPELINE, attempts)
        found = [sieve.seen(parse(line).plan) for line in ("", "x", "show:any", "type:~alias")]
        assert found == [source.events, source.events, len(source), source.events + 1]
        assert source.columns.others == len(source) - source.events == 2


def test_what_is_not_judged_is_let_through_by_no_verdict(sources: tuple[Source, Source]) -> None:
    """Nor kept back by its opposite."""
    source = read_whole(shop.batch_of(shop.custom("A")), PIPELINE)
    source.forget_rulings()
    sieve = Sieve(source, PIPELINE, attempts)
    assert list(sieve.rows(parse("verdict:clean").plan, 0, 1)) == []
    assert list(sieve.rows(parse("-verdict:clean").plan, 0, 1)) == [0]
