"""The store holds users as MoEngage would know them, and says what it let go and why."""

from datetime import UTC, datetime

from inspector.sandbox.rules import Body
from inspector.sandbox.store import Discarded, HeldEvent, Snapshot, Store

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def _user(customer_id: str = "c-1", **attributes: object) -> tuple[str, Body]:
    body: Body = {"type": "customer", "customer_id": customer_id, "attributes": attributes}  # type: ignore[dict-item]
    return "customer", body


def _event(*names: str, time: str = "2026-11-20T10:00:00Z") -> tuple[str, Body]:
    actions = [{"action": name, "attributes": {"n": name}, "current_time": time} for name in names]
    return "event", {"type": "event", "customer_id": "c-1", "actions": actions}  # type: ignore[dict-item]


def test_attributes_are_merged() -> None:
    """A later value wins, what is not named stays."""
    store = Store()
    store.accept((_user(a=1, b=2),), NOW)
    store.accept((_user(b=3),), NOW)
    (user,) = store.snapshot().users
    assert (user.customer_id, user.attributes) == ("c-1", {"a": 1, "b": 3})


def test_list_commands_change_lists() -> None:
    """They add and remove values and are no attributes themselves."""
    store = Store()
    store.accept((_user(tags=["a"], addValueToArrayField={"tags": ["b"], "new": ["x"]}),), NOW)
    store.accept((_user(removeValueFromArrayField={"tags": ["a"]}),), NOW)
    assert store.snapshot().users[0].attributes == {"tags": ["b"], "new": ["x"]}


def test_events_keep_their_order() -> None:
    """An event creates its user; events stand as they came."""
    store = Store()
    store.accept((_event("b", "a"),), NOW)
    store.accept((_event("c"),), NOW)
    snapshot = store.snapshot()
    assert [event.action for event in snapshot.users[0].events] == ["b", "a", "c"]
    assert snapshot.events == 3
    assert snapshot.users[0].events[0] == HeldEvent(
        "b", {"n": "b"}, "2026-11-20T10:00:00Z", "2026-11-23T12:00:00.000+00:00"
    )


def test_what_is_discarded_is_listed() -> None:
    """With the reason; nothing of it is held."""
    store = Store()
    store.accept((_user("null", a=1), _event("late", time="2099-01-01T00:00:00Z")), NOW)
    snapshot = store.snapshot()
    assert snapshot.users == ()
    assert [(each.customer_id, each.what) for each in snapshot.discarded] == [
        ("null", "user update"),
        ("c-1", "late"),
    ]
    assert "in the future" in snapshot.discarded[1].reason


def test_update_existing_only() -> None:
    """An unknown user is not created by it, a known one is updated."""
    store = Store()
    kind, body = _user(a=1)
    only = (kind, {**body, "update_existing_only": True})
    store.accept((only,), NOW)
    assert store.snapshot().users == ()
    assert isinstance(store.snapshot().discarded[0], Discarded)
    store.accept((_user(b=1),), NOW)
    store.accept((only,), NOW)
    assert store.snapshot().users[0].attributes == {"b": 1, "a": 1}


def test_a_snapshot_does_not_change() -> None:
    """What came later is in a later snapshot only; counts follow."""
    store = Store()
    store.accept((_user(a=1),), NOW)
    before = store.snapshot()
    store.accept((_user(a=2), _event("x")), NOW)
    store.refuse()
    assert before.users[0].attributes == {"a": 1}
    assert before.users[0].events == ()
    after = store.snapshot()
    assert (after.accepted, after.refused) == (2, 1)
    assert after.users[0].attributes == {"a": 2}
    assert Store().snapshot() == Snapshot()
