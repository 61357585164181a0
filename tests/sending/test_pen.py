"""Nothing goes out before it is written that it does; many tries share one commit."""

import asyncio
import sqlite3

import pytest

from inspector.model.delivery import Answer, Outcome
from inspector.sending import JournalFault, Plan, book, journal, ledger
from inspector.sending.judge import Judgement
from inspector.sending.pen import MOST_KEPT, Pen
from inspector.sending.tries import Tried
from inspector.session import LOCAL
from tests.sending.journals import FAST, marked
from tests.sending.runs import some_items

PLAN = Plan(marked(some_items(40, 40)))
PARCELS = [parcel for lane in PLAN.lanes for parcel in lane]


def _run() -> int:
    return journal.open_run(LOCAL, PLAN, "", FAST)


def _tried(outcome: Outcome, body: bytes = b"", *, doubtful: bool = False) -> Tried:
    answer = Answer(200, body, (("x-a", "1"),), "", "", "r-1")
    return Tried(1, 5.0, 0.25, Judgement(outcome, "So.", doubtful=doubtful), answer)


def test_it_is_on_the_disk_before_begin_returns() -> None:
    """Whoever reads the journal then finds the try without an end: in doubt."""
    run = _run()

    async def main() -> None:
        async with Pen(run, "W") as pen:
            entry = await pen.begin(PARCELS[1], 100.0)
            assert ledger.counts(run)[Outcome.DOUBT] == 1
            pen.end(entry, _tried(Outcome.ACCEPTED))
        assert ledger.counts(run) == {Outcome.ACCEPTED: 1, Outcome.UNSENT: 39}

    asyncio.run(main())


def test_many_share_a_commit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Eighty tries at once are written with a few commits."""
    run, commits = _run(), []

    class Counting(sqlite3.Connection):
        def commit(self) -> None:
            commits.append(1)
            super().commit()

    real = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *a, **k: real(*a, **k, factory=Counting))

    async def main() -> None:
        async with Pen(run, "W") as pen:
            before = len(commits)
            entries = await asyncio.gather(*(pen.begin(parcel, 1.0) for parcel in PARCELS))
            assert sorted(entries) == list(range(1, 81))
            for entry in entries:
                pen.end(entry, _tried(Outcome.ACCEPTED))
        assert len(commits) - before <= 4

    asyncio.run(main())
    assert ledger.counts(run) == {Outcome.ACCEPTED: 40}


def test_the_answer_is_kept_up_to_a_size() -> None:
    """Status, headers, request id and the body's beginning."""
    run = _run()

    async def main() -> None:
        async with Pen(run, "W") as pen:
            pen.end(await pen.begin(PARCELS[1], 100.0), _tried(Outcome.ACCEPTED, b"x" * 99_999))

    asyncio.run(main())
    sent = next(each for each in ledger.events(run) if each.outcome is Outcome.ACCEPTED)
    (attempt,) = ledger.tries(run, sent)
    assert attempt.answer is not None
    assert len(attempt.answer.body) == MOST_KEPT
    assert (attempt.answer.status, attempt.answer.request_id) == (200, "r-1")
    assert attempt.answer.headers == (("x-a", "1"),)
    assert (attempt.started, attempt.seconds, attempt.sentence) == (100.0, 0.25, "So.")


def test_a_try_that_may_have_arrived_stays_in_doubt() -> None:
    """Also where it was to be tried again, and then was not."""
    run = _run()

    async def main() -> None:
        async with Pen(run, "W") as pen:
            pen.end(await pen.begin(PARCELS[1], 1.0), _tried(Outcome.RETRYING, doubtful=True))
            pen.end(await pen.begin(PARCELS[1], 2.0), _tried(Outcome.UNSENT))

    asyncio.run(main())
    assert ledger.counts(run)[Outcome.DOUBT] == 1


async def _fill(pen: Pen) -> None:
    for parcel in PARCELS:
        pen.end(await pen.begin(parcel, 2.0), _tried(Outcome.REFUSED, b"x" * 16_000))


def test_a_full_disk_lets_nothing_out_and_loses_nothing() -> None:
    """Beginning fails with the sentence; what ended before is written once there is room."""
    run = _run()

    async def main() -> None:
        async with Pen(run, "W") as pen:
            entry = await pen.begin(PARCELS[1], 1.0)
            (pages,) = pen._book.execute("PRAGMA page_count").fetchone()
            pen._book.execute(f"PRAGMA max_page_count = {pages}")
            pen.end(entry, _tried(Outcome.ACCEPTED, b"x" * 16_000))
            with pytest.raises(JournalFault, match="disk is full"):
                await _fill(pen)
            pen._book.execute("PRAGMA max_page_count = 1000000")

    asyncio.run(main())
    first = ledger.events(run)[0]
    assert first.outcome is Outcome.ACCEPTED


def test_torn_down_it_leaves_no_thread_and_no_lock() -> None:
    """The journal is there for others right after."""
    run = _run()

    async def main() -> None:
        async with Pen(run, "W") as pen:
            await pen.begin(PARCELS[1], 1.0)
            await asyncio.sleep(30)

    async def torn() -> None:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(main(), 0.2)

    asyncio.run(torn())
    with book.opened() as there:
        there.execute("DELETE FROM runs")
