"""Times are kept, moved together, or left to MoEngage."""

from inspector.model.delivery import EventKey, Item
from inspector.model.mapping import Request
from inspector.sending import Times
from inspector.sending.retiming import MEANINGS, retimed
from tests.sending.runs import event_of, user_of

ITEMS = (
    Item(EventKey(1, 1, 0), "u", (user_of("u", 1), event_of("u", 1)), time_ms=1_000),
    Item(EventKey(1, 2, 0), "u", (event_of("u", 2, "2026-11-20T10:00:05.250Z"),), time_ms=6_250),
    Item(EventKey(1, 3, 0), "u", (event_of("u", 3, "yesterday"),)),
)


def _times(items: tuple[Item, ...]) -> list[object]:
    actions = [item.requests[-1].body["actions"][0] for item in items]  # type: ignore[index,call-overload]
    return [action.get("current_time") for action in actions]  # type: ignore[union-attr]


def test_kept_is_kept() -> None:
    """Not a byte changes."""
    assert retimed(ITEMS, Times.KEEP, 5) is ITEMS


def test_shifted_the_newest_is_now() -> None:
    """All move by the same span; a time that is none stays, a user update has none."""
    moved = retimed(ITEMS, Times.SHIFT, 6_250 + 3_600_000)
    assert _times(moved) == ["2026-11-20T11:00:00.000Z", "2026-11-20T11:00:05.250Z", "yesterday"]
    assert [item.time_ms for item in moved] == [3_601_000, 3_606_250, None]
    assert moved[0].requests[0] == ITEMS[0].requests[0]


def test_now_is_when_it_is_received() -> None:
    """Without a time MoEngage dates an event by its receipt."""
    assert _times(retimed(ITEMS, Times.NOW, 5)) == [None, None, None]
    assert ITEMS[0].requests[1] == event_of("u", 1)


def test_nothing_to_move() -> None:
    """A body that is no event's passes."""
    strange = Item(EventKey(1, 1, 0), "u", (Request("event", {"actions": [7]}),))
    assert retimed((strange,), Times.SHIFT, 5) == (strange,)


def test_every_choice_has_its_meaning() -> None:
    """The sheet says what MoEngage makes of it."""
    assert set(MEANINGS) == set(Times)
