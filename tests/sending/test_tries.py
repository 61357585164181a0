"""A try says of every event of its request what came of it."""

from inspector.model.delivery import Answer, EventKey, Item, Outcome
from inspector.sending.judge import Judgement
from inspector.sending.parcels import Parcel, bulk
from inspector.sending.tries import Tried, attempts, untried, why_not
from tests.sending.runs import event_of, some_items, user_of

ITEM = Item(EventKey(1, 1, 0), "u", (user_of("u", 1), event_of("u", 1)))
UPDATE = Parcel(0, ITEM.requests[0], (ITEM,), last=False)
EVENT = Parcel(1, ITEM.requests[1], (ITEM,))


def _tried(outcome: Outcome) -> Tried:
    return Tried(2, 100.0, 0.5, Judgement(outcome, "So it was."), Answer(400, b"", ()))


def test_a_bulk_call_never_speaks_for_an_event() -> None:
    """Its 200 is told as what it is."""
    ((parcel,),) = bulk(some_items(3, 2))
    made = attempts(parcel, _tried(Outcome.ACCEPTED), 7)
    assert [each.key.record for each in made] == [0, 2, 1]
    assert {each.sentence for each in made} == {
        "The bulk call was accepted; MoEngage does not say what became of each event in it."
    }
    assert {(each.run, each.number, each.parcel) for each in made} == {(7, 2, 0)}


def test_a_refused_update_holds_its_event_back() -> None:
    """The sentence says both."""
    (made,) = attempts(UPDATE, _tried(Outcome.REFUSED), 0)
    assert made.sentence.startswith("So it was. The event was held back")


def test_what_was_not_tried() -> None:
    """It is told under the event's own request, with try 0."""
    (made,) = untried(UPDATE, Outcome.UNSENT, "Held.", 5.0)
    assert (made.family, made.number, made.started) == ("event", 0, 5.0)


def test_why_it_did_not_go_out() -> None:
    """What of it did is said as well."""
    assert why_not(UPDATE, 0, "You cancelled.") == "Not sent. You cancelled."
    assert why_not(EVENT, 2, "") == "Not tried again."
    assert why_not(EVENT, 0, "") == "Its user update was sent, the event was not."
