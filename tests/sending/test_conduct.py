"""A run and its book: begun before anything goes out, closed at the end, true after every fault."""

import asyncio
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from inspector.model.delivery import Answer, Outcome
from inspector.model.mapping import Request
from inspector.sandbox import Sandbox
from inspector.sending import JournalFault, Order, book, conduct, journal, ledger, run_for
from inspector.sending.claim import claim
from inspector.session import LOCAL
from tests.sending.journals import FAST, conducted, order_for
from tests.sending.runs import some_items

ITEMS = some_items(20, 5)


class _Never:
    """A client that must not be asked."""

    async def send(self, request: Request) -> Answer:
        raise AssertionError("a request went out")


def _conduct(order: Order, client: object = None) -> None:
    run = run_for(order)
    asyncio.run(conduct(order, run, client or _Never()))  # type: ignore[arg-type]


def test_the_book_agrees_with_the_run() -> None:
    """Event by event, through trouble of every kind."""
    failures = {"429": 0.1, "500": 0.1, "lost": 0.1, "half": 0.1, "reset": 0.1}
    run, progress, _ = conducted(Sandbox(failures=failures, seed=4), ITEMS)
    assert progress.done == 20
    assert [each.outcome for each in ledger.events(1)] == list(run.outcomes().values())
    (note,) = ledger.runs()
    assert note.ended is not None
    assert ledger.interrupted() == []


def test_without_a_journal_nothing_is_sent() -> None:
    """It cannot be made: a sentence, no request."""
    book.path().parent.parent.mkdir(parents=True, exist_ok=True)
    book.path().parent.write_text("a file where the folder should be")
    with pytest.raises(JournalFault, match="cannot be used"):
        _conduct(order_for(LOCAL, ITEMS))


def test_one_run_is_sent_by_one_process() -> None:
    """Another window that is at it keeps it."""
    run = journal.open_run(LOCAL, order_for(LOCAL, ITEMS).plan, "", FAST)
    held = claim(run)
    assert held is not None
    with pytest.raises(JournalFault, match="being sent by another"):
        _conduct(order_for(LOCAL, ITEMS, run=run))
    held.release()


class _Yes:
    """A client whose server takes everything."""

    async def send(self, request: Request) -> Answer:
        return Answer(200, b'{"status":"success"}', ())


def test_a_full_disk_stops_the_run_and_the_states_stay_true(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nothing goes out that is not written down; what the client sent is accepted or in doubt."""
    real = book.connect

    def tight(place: Path) -> sqlite3.Connection:
        made = real(place)
        (pages,) = made.execute("PRAGMA page_count").fetchone()
        made.execute(f"PRAGMA max_page_count = {pages + 1}")
        return made

    items = some_items(400, 40)
    number = journal.open_run(LOCAL, order_for(LOCAL, items).plan, "", FAST)
    monkeypatch.setattr(book, "connect", tight)
    order = order_for(LOCAL, items, run=number)
    run = run_for(order)
    progress = asyncio.run(conduct(order, run, _Yes()))
    monkeypatch.setattr(book, "connect", real)
    assert "disk is full" in run.reason
    assert progress.unsent > 0
    assert progress.done == 400
    counts = ledger.counts(number)
    assert counts[Outcome.ACCEPTED] <= progress.accepted
    assert progress.accepted <= counts[Outcome.ACCEPTED] + counts[Outcome.DOUBT]
    assert counts[Outcome.UNSENT] >= progress.unsent


def test_runs_share_a_minute() -> None:
    """The second run begins with what the first one used up."""
    slow = replace(FAST, rate=600)
    sandbox = Sandbox()
    first, _, _ = conducted(sandbox, ITEMS[:10], slow)
    again = some_items(10, 5)
    second, _, _ = conducted(sandbox, again, slow)
    times = sorted(a.started for r in (first, second) for a in r.attempts())
    assert times[-1] - times[0] >= (len(times) - 14) * 60 / 600
