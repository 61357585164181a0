"""The walk claims every node once."""

from inspector.mapping.trie import Trie
from inspector.mapping.walk import walk
from inspector.model.json import encode
from tests import shop


def test_a_node_without_a_table_is_claimed_whole() -> None:
    """What no row knows is one claim, so that one sentence names it; a scalar too."""
    event = shop.event_in(encode({"events": [{"data": {"a": {"b": 1, "c": 2}}}, {}], "mpid": 5}))

    claims = [(claim.pointer, claim.value) for claim in walk(event, Trie(), Trie())]

    assert claims == [("/events/0/data", {"a": {"b": 1, "c": 2}}), ("/mpid", 5)]


def test_other_events_are_not_walked() -> None:
    """The batch's other events have fates of their own."""
    event = shop.event_in(encode({"events": [{"x": 1}, {"y": 2}]}), index=1)

    assert [claim.pointer for claim in walk(event, Trie(), Trie())] == ["/events/1/y"]


def test_an_event_that_is_no_object_is_one_claim() -> None:
    """An item such as 5 still has one fate."""
    event = shop.event_in(encode({"events": [5]}))

    assert [claim.pointer for claim in walk(event, Trie(), Trie())] == ["/events/0"]
