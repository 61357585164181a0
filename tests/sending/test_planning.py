"""A plan sends what can be sent, in order, and says of everything else why not."""

from dataclasses import replace

import pytest

from inspector.model.batch import Batch, Record
from inspector.model.delivery import EventKey, Item
from inspector.model.inspection import NOTHING as NO_MAPPING
from inspector.model.inspection import Inspection
from inspector.model.mapping import Mapping, Request
from inspector.model.problems import Diagnostic, Severity, Verdict
from inspector.sending import Choices, Plan, Times, plan
from inspector.sending.planning import DOUBTED, KNOWN, NOTHING, TOO_LARGE, USER_ONLY, Earlier
from tests.sending.runs import some_items

ALONE = Choices(users=False)
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
    mark = made.items[0].fingerprint
    assert made.items == (
        Item(_key(1), "c-1", (USER, EVENT), "seen", fingerprint=mark),
        Item(_key(2), "c-1", (EVENT,), "seen", fingerprint=mark),
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
    made = plan([(_key(1), _inspection(USER, EVENT)), (_key(2), _inspection(USER))], ALONE)
    (item,) = made.items
    assert item.requests == (EVENT,)
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


def _dated(number: int, time: int | None, name: str = "seen") -> tuple[EventKey, Inspection]:
    data: dict[str, object] = {"event_name": name}
    if time is not None:
        data["timestamp_unixtime_ms"] = time
    tree = {"events": [{"event_type": "custom_event", "data": data}]}
    batch = Batch(Record(number, "line", 0, b"{}"), "events-api", tree)  # type: ignore[arg-type]
    action = {"action": name, "current_time": f"2026-11-20T10:00:0{number}.000Z"}
    request = Request("event", {"type": "event", "customer_id": "c", "actions": [action]})  # type: ignore[list-item]
    mapping = Mapping((request,), (), ())
    event = batch.events[0]
    return _key(number), Inspection(batch.record, batch, event, mapping, (), Verdict.CLEAN)


def test_events_go_by_time() -> None:
    """Oldest first; what has no time is dated when it is received, so it goes last."""
    made = plan([_dated(1, 3_000), _dated(2, None), _dated(3, 1_000)])
    assert [item.key.record for item in made.items] == [3, 1, 2]
    assert made.span == (1_000, 3_000)
    assert plan([_dated(2, None)]).span is None


def test_what_was_accepted_before_stays_unless_asked_for() -> None:
    """With the time and the request id; asked for, it goes and is counted."""
    chosen = [_dated(1, 1), _dated(2, 2)]
    first = plan(chosen).items[0].fingerprint
    before = {first: Earlier(1_795_435_200.0, "r-9", 4)}
    made = plan(chosen, known=lambda marks: {m: before[m] for m in marks if m in before})
    assert [item.key.record for item in made.items] == [2]
    (excluded,) = made.excluded
    assert excluded.reason == KNOWN
    assert excluded.detail == "Accepted 2026-11-23 12:00:00 UTC in run 4, request id r-9."
    made = plan(chosen, Choices(again=True), known=lambda _: before)
    assert (made.events, made.repeated, made.doubtful) == (2, 1, 0)


def test_what_may_have_arrived_stays_too() -> None:
    """Asked for, it goes, and it is known how many there are."""
    chosen = [_dated(1, 1), _dated(2, 2)]
    first = plan(chosen).items[0].fingerprint
    before = {first: Earlier(1_795_435_200.0, "", 4, doubt=True)}
    made = plan(chosen, known=lambda _: before)
    assert (made.events, made.staying, made.doubtful) == (1, 1, 1)
    assert made.excluded[0].reason == DOUBTED
    assert made.excluded[0].detail == "In doubt since 2026-11-23 12:00:00 UTC in run 4."
    made = plan(chosen, Choices(again=True), known=lambda _: before)
    assert (made.events, made.repeated, made.doubtful) == (2, 1, 1)


def test_a_fingerprint_is_of_the_event_alone() -> None:
    """With or without its user update, at whatever time it is sent; another event has another."""
    with_user, alone = (
        plan([(_key(1), _inspection(USER, EVENT))]),
        plan([(_key(7), _inspection(USER, EVENT))], ALONE),
    )
    assert with_user.items[0].fingerprint == alone.items[0].fingerprint
    kept, moved = plan([_dated(1, 1)]), plan([_dated(1, 1)], Choices(times=Times.NOW))
    assert kept.items[0].fingerprint == moved.items[0].fingerprint
    assert kept.items[0].requests != moved.items[0].requests
    assert kept.items[0].fingerprint != plan([_dated(2, 1)]).items[0].fingerprint


def test_edited_events_are_counted() -> None:
    """A LIVE workspace asks for its name because of them."""
    key, inspection = _dated(2, 2)
    made = plan([_dated(1, 1), (key, replace(inspection, edited=True))])
    assert made.edited == 1


def test_in_bulk() -> None:
    """Fewer requests; what does not fit into a bulk call stays, with the way out."""
    large = _dated(3, 3, "x" * 99_990)
    made = plan([_dated(1, 1), _dated(2, 2), large], Choices(bulk=True))
    assert (made.events, made.requests, sum(made.lane_events)) == (2, 1, 2)
    assert made.excluded[0].reason == TOO_LARGE


def test_what_a_plan_uses_up() -> None:
    """By family and by what its limits count; counted once."""
    made = Plan(some_items(6, 2)).count()
    assert made.used["customer", "customer"] == made.used["event", "event"] == 6
    assert made.user_updates == 6
    assert made.lane_events == (3, 3)
    assert made.used is made.used
