"""Requests travel in an order that keeps each user's, and bulk calls stay below their limit."""

from hypothesis import given
from hypothesis import strategies as st

from inspector.model.delivery import EventKey, Item
from inspector.model.mapping import Request
from inspector.moengage import tables
from inspector.sending import parcels
from inspector.sending.parcels import Parcel
from tests.sending.runs import event_of, some_items, user_of


def _big(user: str, n: int, size: int) -> Item:
    request = event_of(user, n)
    action = {"action": f"e{n}", "attributes": {"text": "x" * size}}
    request = Request("event", request.body | {"actions": [action]})
    return Item(EventKey(1, n, 0), user, (user_of(user, n), request))


def test_one_call_each() -> None:
    """A lane a user, the update before its event, numbers that count up."""
    lanes = parcels.single(some_items(4, 2))
    assert [[p.request.family for p in lane] for lane in lanes] == [["customer", "event"] * 2] * 2
    assert [[p.last for p in lane] for lane in lanes] == [[False, True] * 2] * 2
    assert sorted(p.number for lane in lanes for p in lane) == list(range(8))


@given(
    st.lists(st.tuples(st.sampled_from("abcde"), st.integers(0, 40_000)), min_size=1, max_size=40)
)
def test_bulk_calls_stay_small_and_in_order(made: list[tuple[str, int]]) -> None:
    """No body is above the limit, every event travels once with its user update before it, and the
    events of a user are in one lane in their order."""
    items = [_big(user, n, size) for n, (user, size) in enumerate(made)]
    lanes = parcels.bulk(items)
    most = tables.endpoint("transition").send_bytes
    assert all(len(p.request.encoded()) <= most for lane in lanes for p in lane)
    carried = [item.key for lane in lanes for p in lane for item in p.items]
    assert sorted(carried) == sorted(item.key for item in items)
    for user in "abcde":
        mine = [[i.key for p in lane for i in p.items if i.user == user] for lane in lanes]
        (there,) = [keys for keys in mine if keys] or [[]]
        assert there == [item.key for item in items if item.user == user]
    for lane in lanes:
        for p in lane:
            elements = p.request.body["elements"]
            assert elements == [r.body for item in p.items for r in item.requests]
    numbers = [p.number for lane in lanes for p in lane]
    assert numbers == list(range(len(numbers)))


def test_what_it_costs() -> None:
    """Events by their actions, users by their updates, in one call or in a bulk one."""
    assert parcels.cost(user_of("u", 1)) == {"customer": 1, "event": 0}
    assert parcels.cost(event_of("u", 1)) == {"customer": 0, "event": 1}
    ((parcel,),) = parcels.bulk(some_items(5, 2))
    assert parcel.cost == {"customer": 5, "event": 5}


def test_only_attributes_may_be_sent_twice() -> None:
    """An event counts again, a command that changes a list does so again."""
    adding = {"attributes": {"addValueToArrayField": {"tags": ["a"]}}}
    command = Request("customer", user_of("u", 1).body | adding)  # type: ignore[operator]
    assert Parcel(0, user_of("u", 1), ()).repeatable
    assert not Parcel(0, event_of("u", 1), ()).repeatable
    assert not Parcel(0, command, ()).repeatable


def test_what_fits() -> None:
    """The event with its update and the envelope around them."""
    assert parcels.fits_bulk(_big("u", 1, 90_000))
    assert not parcels.fits_bulk(_big("u", 1, 100_000))
