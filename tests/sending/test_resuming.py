"""A run goes on where it stood: nothing twice, nothing forgotten, doubtful things if asked."""

from dataclasses import replace

from inspector.model.delivery import EventKey, Outcome
from inspector.sandbox import Sandbox
from inspector.sending import Choices, Plan, book, journal, ledger, parcels, resuming
from inspector.session import LOCAL
from tests.sending.journals import FAST, conducted, marked
from tests.sending.runs import held_by, some_items

ITEMS = some_items(12, 3)


def test_a_run_that_was_cut_short_is_sent_to_its_end() -> None:
    """Only what is left goes out, in order, under the same number; nothing twice."""
    sandbox = Sandbox(failures={"reset": 1.0})
    run, progress, _ = conducted(sandbox, ITEMS, replace(FAST, stop_after=2))
    assert progress.accepted == 0
    (note,) = ledger.runs()
    assert note.reason == run.reason
    rest = resuming.rest_of(note.id)
    assert {item.key for item in rest.items} == {EventKey(-note.id, n, 0) for n in range(12)}
    good = Sandbox()
    _, progress, _ = conducted(good, rest, run=note.id)
    assert progress.accepted == 12
    assert ledger.counts(note.id) == {Outcome.ACCEPTED: 12}
    assert held_by(good) == {f"user-{u}": [f"e{n}" for n in range(u, 12, 3)] for u in range(3)}
    assert resuming.rest_of(note.id).items == ()


def test_what_is_in_doubt_is_left_unless_asked_for() -> None:
    """MoEngage would count it twice."""
    sandbox = Sandbox(failures={"lost": 1.0})
    items = tuple(replace(item, requests=item.requests[1:]) for item in ITEMS)
    conducted(sandbox, items)
    assert ledger.counts(1) == {Outcome.DOUBT: 12}
    assert resuming.rest_of(1).items == ()
    rest = resuming.rest_of(1, in_doubt=True)
    assert rest.events == 12
    _, progress, _ = conducted(Sandbox(), rest, run=1)
    assert progress.accepted == 12
    assert ledger.counts(1) == {Outcome.ACCEPTED: 12}


def test_what_a_wrong_key_refused_is_left_to_do() -> None:
    """The event was not at fault; what MoEngage refused for its own sake stays refused."""
    conducted(Sandbox(failures={"suspended": 1.0}), ITEMS)
    assert ledger.counts(1)[Outcome.REFUSED] > 0
    assert resuming.rest_of(1).events == 12


def test_an_accepted_update_is_not_sent_again() -> None:
    """The rest of an event is its event request alone; a lost user update changes nothing twice."""
    run = journal.open_run(LOCAL, Plan(marked(ITEMS)), "", FAST)
    with book.opened() as there:
        there.execute(
            "INSERT INTO attempts (run, serial, request, target, started, family, events, users, "
            "outcome) VALUES (?, 1, 0, '', 1, 'customer', 0, 1, 'accepted')",
            (run,),
        )
        there.execute(
            "INSERT INTO attempts (run, serial, request, target, started, family, events, users) "
            "VALUES (?, 2, 2, '', 1, 'customer', 0, 1)",
            (run,),
        )
    rest = resuming.rest_of(run)
    assert ledger.counts(run) == {Outcome.UNSENT: 12}
    numbers = [parcel.number for lane in rest.lanes for parcel in lane]
    assert 0 not in numbers
    assert 2 in numbers
    assert len(numbers) == 23


def test_a_bulk_run_is_resumed_by_its_calls() -> None:
    """A call that was not accepted goes out as it was."""
    items = marked(ITEMS)
    plan = Plan(items, packed=parcels.bulk(items))
    run = journal.open_run(LOCAL, plan, "", Choices(bulk=True))
    rest = resuming.rest_of(run)
    assert (rest.events, rest.requests) == (12, 1)
    sandbox = Sandbox()
    conducted(sandbox, rest, run=run)
    assert sandbox.snapshot().events == 12
    assert resuming.rest_of(run).items == ()


def test_keys_of_open_sources_can_be_given() -> None:
    """So that the list shows what comes of them."""
    run = journal.open_run(LOCAL, Plan(marked(ITEMS)), "", FAST)
    keys = {0: EventKey(5, 1, 0)}
    assert resuming.rest_of(run, keys=keys).items[0].key == EventKey(5, 1, 0)
