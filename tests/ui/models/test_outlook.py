"""The plan in words, and when a LIVE workspace's name has to be typed."""

from dataclasses import replace

import pytest

from inspector.model.delivery import EventKey, Item
from inspector.model.workspace import Environment
from inspector.sending import Choices, Plan
from inspector.sending.ledger import RunNote
from inspector.sending.planning import Earlier
from inspector.session import LOCAL
from inspector.ui.models.outlook import Outlook, facts, sentence
from tests.sending.runs import event_of, some_items

ITEMS = tuple(replace(item, time_ms=60_000 * item.key.record) for item in some_items(3, 2))
OUTLOOK = Outlook(Plan(ITEMS), LOCAL, Choices(), 7_500, 75.0)
LIVE = replace(LOCAL, environment=Environment.LIVE)


def _rows(outlook: Outlook) -> dict[str, str]:
    return dict(facts(outlook))


def test_the_facts_of_a_plan() -> None:
    """Where, how many, when, how long; what is not so is not said."""
    assert _rows(OUTLOOK) == {
        "Target": "TEST Sandbox (this machine) · workspace id SANDBOX",
        "Server says": "Asking…",
        "Events": "3 events for 2 users",
        "Left out": "nothing",
        "Happened": "1970-01-01 00:00:00 to 00:02:00 UTC",
        "Requests": "6 requests with 3 user updates",
        "Takes": "about 1:15 at 7,500 requests a minute at most",
    }


def test_what_is_special_is_said() -> None:
    """Edited, known, going on, the server's name."""
    known = {b"x": Earlier(1.0, "", 1)}
    items = (replace(ITEMS[0], edited=True, fingerprint=b"x"), *ITEMS[1:])
    note = RunNote(4, 0.0, None, "Acme", "TEST", "W", "Send", Choices(), "")
    plan = Plan(items, known=known)
    special = replace(OUTLOOK, plan=plan, known=1, rest=note, named="it is Acme", seconds=0.2)
    rows = _rows(special)
    assert rows["Edited"] == "1 event was edited"
    assert "1 event accepted by this workspace before; they go once more" in rows["Known"]
    assert rows["Goes on"].startswith("with run 4 of 1970-01-01")
    assert rows["Server says"] == "it is Acme"
    assert _rows(replace(OUTLOOK, slowed="c-1 gets many."))["One user"] == "c-1 gets many."
    assert rows["Takes"].startswith("under a second")
    assert "they stay here" in _rows(replace(OUTLOOK, known=2))["Known"]


@pytest.mark.parametrize(
    ("events", "edited", "workspace", "asks"),
    [
        (20, False, LIVE, False),
        (21, False, LIVE, True),
        (1, True, LIVE, True),
        (21, True, LOCAL, False),
    ],
)
def test_when_a_name_is_typed(events: int, edited: bool, workspace: object, asks: bool) -> None:
    """LIVE, and more than twenty events or any edited one."""
    items = tuple(
        Item(EventKey(1, n, 0), "u", (event_of("u", n),), edited=edited) for n in range(events)
    )
    outlook = replace(OUTLOOK, plan=Plan(items), workspace=workspace)  # type: ignore[arg-type]
    assert outlook.asks_for_name is asks


def test_the_button_says_what_it_does() -> None:
    """Events, users, environment, workspace."""
    assert sentence(OUTLOOK.plan, LIVE) == (
        "Send 3 events for 2 users to LIVE Sandbox (this machine)"
    )


def test_what_is_in_doubt_is_told_apart() -> None:
    """It may have arrived, which is less than accepted."""
    items = tuple(replace(each, fingerprint=bytes([n])) for n, each in enumerate(ITEMS))
    doubt = {b"\x00": Earlier(1.0, "", 1, doubt=True)}
    both = doubt | {b"\x01": Earlier(1.0, "", 1)}
    said = {
        len(known): _rows(replace(OUTLOOK, plan=Plan(items, known=known), known=len(known)))
        for known in (doubt, both)
    }
    assert said[1]["Known"].startswith("1 event in doubt, which may have arrived; they go once")
    assert "1 event accepted by this workspace before, 1 in doubt" in said[2]["Known"]
