"""Two events side by side."""

from inspector.compare import Fate
from inspector.model.mapping import LinkKind
from inspector.ui.models.pair import What, compared
from tests import shop

NOISE = ("timestamp_unixtime_ms", "current_time", "session_uuid")


def test_differences_are_marked_and_counted() -> None:
    """A value that differs, one that only one side has, and what is to be ignored."""
    left = shop.inspect(shop.custom("A", plan="gold", gift="no"))
    other = shop.custom("A", plan="free")
    other["data"]["timestamp_unixtime_ms"] = 5
    right = shop.inspect(other)
    found = compared(left, right, What.EVENTS, NOISE)
    assert (found.counts[Fate.CHANGED], found.counts[Fate.LEFT], found.ignored) == (1, 1, 1)
    assert found.sentence.startswith("1 differ, 1 only left, none only right")
    document = found.sides.left
    line = document.line_of("/0/event/data/custom_attributes/plan")
    assert line is not None
    mark = document.mark(line)
    assert mark is not None
    assert (mark.kind, mark.quiet) == (LinkKind.CONVERTED, False)
    quiet = document.line_of("/0/event/data/timestamp_unixtime_ms")
    assert quiet is not None
    assert document.mark(quiet) is not None
    assert document.mark(quiet).quiet  # type: ignore[union-attr]
    assert found.sides.difference(None, 1) is not None


def test_an_event_is_like_itself() -> None:
    """Nothing differs, in events and in requests."""
    one = shop.inspect(shop.PURCHASE)
    for what in What:
        found = compared(one, one, what, ())
        assert found.sides.difference(None, 1) is None
        assert sum(found.counts.values()) == found.counts[Fate.SAME] > 0


def test_requests_are_compared_by_their_endpoint() -> None:
    """A request that only one event makes stands on its own side."""
    left = shop.inspect(shop.custom("A"), user_attributes={"plan": "gold"})
    right = shop.inspect(shop.custom("A"))
    found = compared(left, right, What.REQUESTS, NOISE)
    assert found.counts[Fate.LEFT] > 0
    assert found.counts[Fate.RIGHT] == 0
    assert any("customer" in text for text in found.sides.left.texts)


def test_secrets_are_masked_on_both_sides() -> None:
    """What Firehose carries for the partner is nobody's to see."""
    one = shop.inspect(shop.custom("A"), account_settings={"api_key": "hush"})
    found = compared(one, one, What.EVENTS, ())
    assert not any("hush" in text for text in found.sides.left.texts)
