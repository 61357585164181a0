"""What a filter asks of a record beyond its rows."""

from dataclasses import replace

from inspector.index.look import Look, LookAtCopy
from inspector.index.row import NO_EVENT
from inspector.model.batch import Record
from inspector.model.delivery import Attempt, EventKey, Outcome
from inspector.model.json import encode
from inspector.model.mapping import MappingSettings
from tests import shop

PIPELINE = shop.pipeline_for(MappingSettings())


def look(*events: object, **parts: object) -> Look:
    """Into one batch."""
    return Look(Record(1, "line", 0, shop.batch_of(*events, **parts)), PIPELINE)


def key(event: int) -> EventKey:
    """An event of it."""
    return EventKey(1, 1, event)


def test_text_is_found_in_the_bytes_of_one_event() -> None:
    """Case does not count; neither the neighbour nor the batch around it matches."""
    batch = look(shop.custom("A", note="Refund"), shop.custom("B"), mpid="-5093")

    assert [batch.contains(key(n), "refund") for n in (0, 1)] == [True, False]
    assert not batch.contains(key(0), "5093")


def test_what_is_no_event_has_the_text_of_its_record() -> None:
    """A broken line can be found."""
    broken = Look(Record(1, "line", 0, b"{REFUND"), PIPELINE)
    empty = Look(Record(1, "line", 0, encode({"events": [], "x": "refund"})), PIPELINE)

    assert broken.contains(key(NO_EVENT), "refund")
    assert empty.contains(key(NO_EVENT), "refund")
    assert not empty.contains(key(NO_EVENT), "other")
    assert list(broken.attributes(key(NO_EVENT), "x")) == []
    assert broken.size(key(NO_EVENT)) is None


def test_attributes_wherever_they_stand() -> None:
    """Of the event at any depth, of the user, of a change; numbers keep their digits."""
    batch = look(
        shop.PURCHASE,
        shop.change("Plan", "gold"),
        user_attributes={"TAGS": ["a", "b"], "plan": None, "price": 1.50},
    )

    def found(event: int, name: str) -> list[str]:
        return list(batch.attributes(key(event), name))

    assert found(0, "price") == ["49", "1.5"]
    assert found(0, "gift") == ["no"]
    assert found(0, "tags") == ["a", "b"]
    assert found(0, "plan") == []
    assert found(1, "plan") == ["gold"]


def test_names_lead_to_values() -> None:
    """Every name there is has a value; what holds only objects has none."""
    batch = look(shop.PURCHASE, shop.change("plan", "gold"), user_attributes={"tier": "a", "x": {}})

    names = batch.names(key(0))

    assert {"gift", "price", "tier", "event_type"} <= names
    assert not {"products", "data", "x", "plan"} & names
    assert all(any(batch.attributes(key(0), name.casefold())) for name in names)
    assert "plan" in batch.names(key(1))
    assert batch.names(key(NO_EVENT)) == set()


def test_size_is_that_of_the_larger_request() -> None:
    """As it would be sent; nothing for what makes no request."""
    batch = look(shop.PURCHASE, {"event_type": "screen_view", "data": {}})
    inspection = shop.inspect(shop.PURCHASE)

    assert batch.size(key(0)) == max(len(r.encoded()) for r in inspection.mapping.requests)
    assert batch.size(key(1)) is None


def test_the_last_try_speaks_for_an_event() -> None:
    """It has one outcome; an event that was not sent has none."""
    tries = [
        Attempt(key(0), "event", 1, 0, 0, Outcome.RETRYING, ""),
        Attempt(key(0), "customer", 1, 0, 0, Outcome.ACCEPTED, ""),
        Attempt(key(0), "event", 2, 0, 0, Outcome.REFUSED, ""),
    ]
    record = Record(1, "line", 0, shop.batch_of(shop.PURCHASE))
    sent = Look(record, PIPELINE, lambda asked: [t for t in tries if t.key == asked])

    assert list(sent.outcomes(key(0))) == [Outcome.REFUSED]
    assert list(sent.outcomes(key(1))) == []


def test_a_copy_holds_one_event_whatever_place_it_had() -> None:
    """All questions are about that one, also where its text looks like another dialect."""
    record = Record(1, "line", 0, shop.batch_of(shop.custom("B", note="Refund")))
    inspection = PIPELINE.inspect(record)[0]
    strange = replace(inspection, record=replace(record, raw=b'{"dt": "h", "note": "Refund"}'))
    copy = LookAtCopy(strange, PIPELINE)

    assert copy.contains(key(5), "refund")
    assert list(copy.attributes(key(5), "note")) == ["Refund"]
    assert copy.size(key(5)) == look(shop.custom("B", note="Refund")).size(key(0))
