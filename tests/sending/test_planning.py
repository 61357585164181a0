"""A plan sends what can be sent, in order, and says of everything else why not."""

import pytest

from inspector.model.batch import Batch, Record
from inspector.model.delivery import EventKey, Item
from inspector.model.inspection import NOTHING as NO_MAPPING
from inspector.model.inspection import Inspection
from inspector.model.mapping import Mapping, Request
from inspector.model.problems import Diagnostic, Severity, Verdict
from inspector.sending import plan
from inspector.sending.planning import NOTHING, USER_ONLY

USER = Request("customer", {"type": "customer", "customer_id": "c-1"})
EVENT = Request("event", {"type": "event", "customer_id": "c-1"})
BATCH = Batch(
    Record(1, "line", 0, b"{}"),
    "events-api",
    {"events": [{"event_type": "custom_event", "data": {"event_name": "seen"}}]},
)


def _inspection(
    *requests: Request, verdict: Verdict = Verdict.CLEAN, diagnostics: tuple[Diagnostic, ...] = ()
) -> Inspection:
    mapping = Mapping(requests, (), ()) if requests else NO_MAPPING
    return Inspection(BATCH.record, BATCH, BATCH.events[0], mapping, diagnostics, verdict)


def _key(number: int) -> EventKey:
    return EventKey(1, number, 0)


def _diagnostic(verdict: Verdict, message: str) -> Diagnostic:
    return Diagnostic("a.b", Severity.ERROR, message, "", "", "", "", verdict)


def test_what_can_be_sent_keeps_its_order() -> None:
    """Requests as mapped, the user from the body, clean and lossy alike; counts follow."""
    chosen = [
        (_key(1), _inspection(USER, EVENT)),
        (_key(2), _inspection(EVENT, verdict=Verdict.LOSSY)),
    ]
    made = plan(chosen)
    assert made.items == (
        Item(_key(1), "c-1", (USER, EVENT)),
        Item(_key(2), "c-1", (EVENT,)),
    )
    assert (made.events, made.users, made.requests) == (2, 1, 3)
    assert made.excluded == ()


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (Verdict.UNREADABLE, "cannot be read"),
        (Verdict.REFUSED, "refuse or discard"),
        (Verdict.UNSUPPORTED, "no counterpart"),
        (Verdict.DISPUTED, "has not decided"),
    ],
)
def test_verdicts_that_stay_here(verdict: Verdict, words: str) -> None:
    """Even with requests; the reason is the problem that decided it, or else the verdict's own."""
    problems = (
        _diagnostic(Verdict.LOSSY, "Something else."),
        _diagnostic(verdict, "That is why."),
    )
    made = plan([(_key(1), _inspection(EVENT, verdict=verdict, diagnostics=problems))])
    assert made.items == ()
    (excluded,) = made.excluded
    assert (excluded.key, excluded.name) == (_key(1), "seen")
    assert excluded.reason == "That is why."
    (excluded,) = plan([(_key(1), _inspection(EVENT, verdict=verdict))]).excluded
    assert words in excluded.reason


def test_user_updates_can_be_left_out() -> None:
    """The event goes alone; an event that is nothing but a user update stays, with the reason."""
    made = plan([(_key(1), _inspection(USER, EVENT)), (_key(2), _inspection(USER))], False)
    assert made.items == (Item(_key(1), "c-1", (EVENT,)),)
    assert made.excluded[0].reason == USER_ONLY


def test_no_request_no_sending() -> None:
    """Also where no verdict forbids it; an unreadable record is named by its place."""
    made = plan([(_key(1), _inspection())])
    assert made.excluded[0].reason == NOTHING
    unreadable = Inspection(BATCH.record, None, None, NO_MAPPING, (), Verdict.UNREADABLE)
    assert plan([(_key(1), unreadable)]).excluded[0].name == "line 1, byte 0"


def test_reasons_are_counted() -> None:
    """The most frequent first."""
    made = plan(
        [
            (_key(1), _inspection()),
            (_key(2), _inspection(EVENT, verdict=Verdict.DISPUTED)),
            (_key(3), _inspection(EVENT, verdict=Verdict.DISPUTED)),
        ]
    )
    assert [count for _, count in made.reasons()] == [2, 1]
