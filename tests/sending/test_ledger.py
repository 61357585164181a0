"""What a workspace accepted before is known, with time and request id; so is every run and try."""

import time
from dataclasses import replace

from inspector.model.delivery import Outcome
from inspector.sandbox import Sandbox
from inspector.sending import Plan, book, journal, ledger
from inspector.sending.claim import claim
from inspector.session import LOCAL
from tests.sending.journals import FAST, conducted, marked
from tests.sending.runs import some_items

ITEMS = some_items(6, 3)
MARKS = [item.fingerprint for item in marked(ITEMS)]


def test_an_event_is_recognised() -> None:
    """By its content, at the workspace that took it, and at no other."""
    assert ledger.earlier("anywhere", MARKS) == {}
    run, _, there = conducted(Sandbox(), ITEMS[:4])
    found = ledger.earlier(journal.target_of(there), [*MARKS, *MARKS])
    assert set(found) == set(MARKS[:4])
    assert all(each.run == 1 and abs(each.when - time.time()) < 60 for each in found.values())
    assert ledger.earlier("another", MARKS) == {}
    assert ledger.earlier(journal.target_of(there), []) == {}
    assert run.attempts()[0].run == 1


def test_what_got_no_answer_is_recognised_as_such() -> None:
    """It may have arrived: said by a run that ended, or left so by one that was killed."""
    alone = tuple(replace(item, requests=item.requests[1:]) for item in ITEMS[:2])
    _, _, there = conducted(Sandbox(failures={"lost": 1.0}), alone)
    target = journal.target_of(there)
    assert [each.doubt for each in ledger.earlier(target, MARKS).values()] == [True, True]
    with book.opened() as opened:
        opened.execute("UPDATE attempts SET outcome = NULL WHERE request = 0")
        opened.execute("UPDATE attempts SET outcome = 'accepted' WHERE request = 1")
    known = ledger.earlier(target, MARKS)
    assert [known[mark].doubt for mark in MARKS[:2]] == [True, False]


def test_runs_newest_first() -> None:
    """With what they were to do, how, and why they ended."""
    conducted(Sandbox(), ITEMS)
    conducted(Sandbox(failures={"suspended": 1.0}), ITEMS)
    second, first = ledger.runs()
    assert (first.title, first.choices, first.reason) == ("Send them", FAST, "")
    assert first.ended is not None
    assert first.ended >= first.started
    assert "suspended" in second.reason
    assert ledger.run_of(first.id) == first
    assert ledger.run_of(99) is None


def test_what_was_cut_short() -> None:
    """A run without an end that nobody is at; not one that goes on."""
    assert ledger.interrupted() == []
    conducted(Sandbox(), ITEMS)
    run = journal.open_run(LOCAL, Plan(marked(ITEMS)), "Send them", FAST)
    held = claim(run)
    assert held is not None
    assert ledger.interrupted() == []
    held.release()
    (note,) = ledger.interrupted()
    assert (note.id, note.ended) == (run, None)


def test_every_event_of_a_run() -> None:
    """Where it came from, who it was for, what came of it, and every try."""
    conducted(Sandbox(failures={"429": 0.2}, seed=2), ITEMS)
    sent = ledger.events(1)
    assert [(each.source, each.record, each.name, each.user) for each in sent] == [
        ("shop.ndjson", n, f"e{n}", f"user-{n % 3}") for n in range(6)
    ]
    assert ledger.counts(1) == {Outcome.ACCEPTED: 6}
    tries = [attempt for each in sent for attempt in ledger.tries(1, each)]
    assert {attempt.outcome for attempt in tries} == {Outcome.ACCEPTED, Outcome.RETRYING}
    assert ledger.tries_of(MARKS[0]) == ledger.tries(1, sent[0])
    request = ledger.request_of(1, sent[0].last)
    assert request == ITEMS[0].requests[-1]
    assert ledger.request_of(1, 999) is None
    assert ledger.tries_of(b"") == []


def test_a_refused_update_speaks_for_its_event() -> None:
    """The event was held back for it."""
    bad = some_items(1, 1)[0]
    update = bad.requests[0].body | {"customer_id": ""}
    broken = replace(bad, requests=(replace(bad.requests[0], body=update), bad.requests[1]))
    conducted(Sandbox(), (broken,))
    assert ledger.counts(1) == {Outcome.REFUSED: 1}


def test_the_last_minute_is_known() -> None:
    """Every request to the target with its cost and age, oldest first; whoever sent it."""
    _, _, there = conducted(Sandbox(), ITEMS)
    target = journal.target_of(there)
    recent = ledger.recent(target, time.time())
    assert len(recent) == 12
    assert [ago for _, _, ago in recent] == sorted((ago for _, _, ago in recent), reverse=True)
    assert {family: cost for family, cost, _ in recent} == {
        "customer": {"customer": 1, "event": 0},
        "event": {"customer": 0, "event": 1},
    }
    assert ledger.recent(target, time.time() + 61) == []
    assert ledger.recent("another", time.time()) == []
