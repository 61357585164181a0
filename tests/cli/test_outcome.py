"""The plan as people read it, before anything goes out."""

from dataclasses import replace

from inspector.cli.outcome import plan_lines
from inspector.model.delivery import EventKey
from inspector.sending import Choices, Excluded, Order, Plan, Times
from inspector.sending.planning import Earlier
from inspector.session import LOCAL
from tests.sending.journals import marked
from tests.sending.runs import some_items

ITEMS = tuple(replace(item, time_ms=1_000 * item.key.record) for item in marked(some_items(3, 2)))


def test_every_fact_has_a_line() -> None:
    """Where, how much, how fast, when, what is special and what stays."""
    known = {ITEMS[0].fingerprint: Earlier(1.0, "", 1)}
    items = (replace(ITEMS[0], edited=True), *ITEMS[1:])
    excluded = tuple(Excluded(EventKey(1, n, 0), "e", f"Reason {n}.") for n in range(25))
    order = Order(LOCAL, Plan(items, excluded, None, known), Choices(times=Times.SHIFT), "Send")
    text = "\n".join(plan_lines(order, "http://there"))
    assert "To        TEST Sandbox (this machine), http://there" in text
    assert "3 events for 2 users in 6 requests, at most 7,500 a minute: about 1 s" in text
    assert "Users     3 user updates" in text
    assert "Times     1970-01-01T00:00:00.000Z to 1970-01-01T00:00:02.000Z, moved" in text
    assert "Edited    1 event\n" in text
    assert "Again     1 event sent" in text
    assert "Left out  25 events" in text
    assert "and 5 more reasons" in text


def test_what_is_not_so_has_no_line() -> None:
    """Nothing edited, nothing again, nothing left out, no times."""
    order = Order(LOCAL, Plan(some_items(1, 1)), Choices(users=False), "Send")
    assert [line.split()[0] for line in plan_lines(order, "x")] == ["To", "Send", "Users"]
