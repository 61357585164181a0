"""What the journal knows: which events went to a workspace before, which runs there were, what
came of every event, what was said to every request."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

import msgspec

from inspector.model.delivery import Answer, Attempt, EventKey, Outcome
from inspector.model.json import Json, decode
from inspector.model.mapping import Request
from inspector.model.workspace import Workspace
from inspector.sending import book
from inspector.sending.choices import Choices
from inspector.sending.claim import claim
from inspector.sending.packing import unpack
from inspector.sending.planning import Earlier
from inspector.storage import workspaces

_AT_ONCE = 500
"""Values in one question: SQLite takes a thousand and more."""
_MINUTE = 60.0

_RUNS = (
    "SELECT id, started, ended, workspace, environment, target, title, choices, reason FROM runs "
)
_TRIES = (
    "SELECT a.serial, a.request, a.family, a.number, a.started, a.seconds, a.outcome, a.sentence, "
    "a.status, a.request_id, a.headers, a.body FROM attempts a "
)


@dataclass(frozen=True, slots=True)
class RunNote:
    """One run as the journal has it."""

    id: int
    started: float
    ended: float | None
    """None for a run that goes on, or that was cut short by a crash."""
    workspace: str
    environment: str
    target: str
    title: str
    """What it was to do: `Send 2 events for 2 users to TEST Sandbox`."""
    choices: Choices
    reason: str
    """Why it ended early; empty where it did not."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of one event of a run."""

    number: int
    first: int
    last: int
    """Its requests."""
    source: str
    record: int
    event: int
    name: str
    user: str
    time_ms: int | None
    edited: bool
    outcome: Outcome
    stops: bool
    """Whether it was refused for what is wrong with the workspace, not with the event."""

    @property
    def key(self) -> EventKey:
        """Names it where its source is not open: no source has the number 0."""
        return EventKey(0, self.record, self.event)


def earlier(target: str, fingerprints: Iterable[bytes]) -> dict[bytes, Earlier]:
    """The events that `target` accepted before, with the last time, and those that may have
    arrived there. Raises JournalFault."""
    found: dict[bytes, Earlier] = {}
    wanted = list(dict.fromkeys(fingerprints))
    if not wanted or not book.path().exists():
        return found
    with book.opened() as journal:
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            rows = journal.execute(
                "SELECT i.fingerprint, a.started, a.request_id, a.run, a.outcome FROM items i "
                "JOIN attempts a ON a.run = i.run AND a.request = i.last "
                "WHERE coalesce(a.outcome, 'in-doubt') IN ('accepted', 'in-doubt') "
                f"AND a.target = ? AND i.fingerprint IN ({', '.join('?' * len(some))}) "
                "ORDER BY a.outcome IS 'accepted', a.started",  # what is certain comes last
                (target, *some),
            )
            found |= {
                mark: Earlier(when, name or "", run, doubt=outcome != Outcome.ACCEPTED)
                for mark, when, name, run, outcome in rows
            }
    return found


def recent(target: str, now: float) -> list[tuple[str, dict[str, int], float]]:
    """What went to `target` in the last minute, oldest first: family, cost, seconds ago. Raises
    JournalFault."""
    with book.opened() as journal:
        rows = journal.execute(
            "SELECT family, events, users, started FROM attempts "
            "WHERE target = ? AND started > ? ORDER BY started",
            (target, now - _MINUTE),
        ).fetchall()
    return [
        (family, {"event": events, "customer": users}, max(0.0, now - started))
        for family, events, users, started in rows
    ]


def runs(most: int = 200) -> list[RunNote]:
    """The newest runs, newest first. Raises JournalFault."""
    return list(_runs("ORDER BY id DESC LIMIT ?", most))


def run_of(run: int) -> RunNote | None:
    """One run; None where there is none of that number. Raises JournalFault."""
    return next(_runs("WHERE id = ?", run), None)


def interrupted() -> list[RunNote]:
    """The runs that were cut short, newest first. Raises JournalFault."""
    open_ones = list(_runs("WHERE ended IS NULL ORDER BY id DESC LIMIT ?", 50))
    return [each for each in open_ones if _nobody_at(each.id)]


def events(run: int) -> list[Sent]:
    """What became of each event of a run, in the plan's order. Raises JournalFault."""
    with book.opened() as journal:
        return list(events_in(journal, run))


def counts(run: int) -> Counter[Outcome]:
    """How many events of a run have which outcome. Raises JournalFault."""
    return Counter(each.outcome for each in events(run))


def request_of(run: int, number: int) -> Request | None:
    """The request as it went out; None where it is forgotten. Raises JournalFault."""
    with book.opened() as journal:
        row = journal.execute(
            "SELECT family, body FROM requests WHERE run = ? AND number = ?", (run, number)
        ).fetchone()
    return None if row is None else request_from(*row)


def workspace_of(run: int) -> Workspace | None:
    """The saved workspace a run went to, by its name; None where it is gone. Raises
    JournalFault."""
    note = run_of(run)
    try:
        known = workspaces.load()
    except workspaces.WorkspaceError:
        return None
    return next((each for each in known if note and each.name == note.workspace), None)


def tries(run: int, sent: Sent) -> list[Attempt]:
    """Every try at the requests of an event, oldest first. Raises JournalFault."""
    where = "WHERE a.run = ? AND a.request BETWEEN ? AND ? ORDER BY a.serial"
    with book.opened() as journal:
        rows = journal.execute(_TRIES + where, (run, sent.first, sent.last)).fetchall()
    return [_attempt(run, sent.key, row) for row in rows]


def tries_of(fingerprint: bytes) -> list[Attempt]:
    """Every try at an event in any run, oldest first. Raises JournalFault."""
    if not fingerprint or not book.path().exists():
        return []
    with book.opened() as journal:
        found = journal.execute(
            "SELECT run, first, last, record, event FROM items WHERE fingerprint = ? ORDER BY run",
            (fingerprint,),
        ).fetchall()
        attempts = []
        for run, first, last, record, event in found:
            where = "WHERE a.run = ? AND a.request BETWEEN ? AND ? ORDER BY a.serial"
            for row in journal.execute(_TRIES + where, (run, first, last)):
                attempts.append(_attempt(run, EventKey(0, record, event), row))
    return attempts


def request_from(family: str, body: bytes) -> Request:
    """A request as the journal keeps it."""
    tree = decode(unpack(body))
    return Request(family, cast("dict[str, Json]", tree))


def states(journal: sqlite3.Connection, run: int) -> dict[int, tuple[Outcome, bool]]:
    """The state of every request that was tried, and whether the workspace was the reason."""
    found: dict[int, tuple[Outcome, bool]] = {}
    for request, outcome, stops in journal.execute(
        "SELECT request, outcome, stops FROM attempts WHERE run = ? ORDER BY serial", (run,)
    ):
        before = found.get(request, (Outcome.UNSENT, False))[0]
        found[request] = (_after(before, outcome), bool(stops))
    return found


# -- inside ---------------------------------------------------------------------------------------


def _after(before: Outcome, outcome: str | None) -> Outcome:
    """What is known of a request after one more try. A try without an end is in doubt."""
    if before is Outcome.ACCEPTED:
        return before
    if outcome is None:
        return Outcome.DOUBT
    said = Outcome(outcome)
    if said in (Outcome.RETRYING, Outcome.UNSENT):
        return Outcome.DOUBT if before is Outcome.DOUBT else Outcome.UNSENT
    return said


def _runs(where: str, value: int) -> Iterator[RunNote]:
    if not book.path().exists():
        return
    with book.opened() as journal:
        rows = journal.execute(_RUNS + where, (value,)).fetchall()
    for id_, started, ended, workspace, environment, target, title, choices, reason in rows:
        chosen = msgspec.json.decode(choices, type=Choices)
        yield RunNote(id_, started, ended, workspace, environment, target, title, chosen, reason)


def events_in(journal: sqlite3.Connection, run: int) -> Iterator[Sent]:
    """The same within one piece of work."""
    known = states(journal, run)
    never = (Outcome.UNSENT, False)
    rows = journal.execute(
        "SELECT number, first, last, source, record, event, name, user, time_ms, edited "
        "FROM items WHERE run = ? ORDER BY number",
        (run,),
    )
    for number, first, last, source, record, event, name, user, time_ms, edited in rows:
        outcome, stops = known.get(last, never)
        if outcome is Outcome.UNSENT and first < last:
            held, why = known.get(first, never)
            if held is Outcome.REFUSED:  # the event was held back with its user update
                outcome, stops = held, why
        yield Sent(
            number, first, last, source, record, event, name, user, time_ms, bool(edited),
            outcome, stops,
        )  # fmt: skip


def _attempt(run: int, key: EventKey, row: tuple[object, ...]) -> Attempt:
    (_, request, family, number, started, seconds, outcome, sentence, *answer) = row
    status, request_id, headers, body = answer
    said = None
    if status is not None:
        pairs = msgspec.json.decode(str(headers), type=tuple[tuple[str, str], ...])
        said = Answer(cast("int", status), cast("bytes", body), pairs, "", "", str(request_id))
    return Attempt(
        key=key,
        family=str(family),
        number=cast("int", number or 0),
        started=cast("float", started),
        seconds=cast("float", seconds or 0.0),
        outcome=Outcome(str(outcome)) if outcome else Outcome.DOUBT,
        sentence=str(sentence or "This program ended before an answer came."),
        answer=said,
        parcel=cast("int", request),
        run=run,
    )


def _nobody_at(run: int) -> bool:
    held = claim(run)
    if held is not None:
        held.release()
    return held is not None
