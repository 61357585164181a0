"""Who a user is across what is open: every identity seen with one, who shares them, what happened.

A million events have up to a million different batches, so `meet` goes on in small steps: whoever
asks runs it between other work.
"""

import re
from collections.abc import Generator, Iterable
from dataclasses import dataclass, field

import numpy as np

from inspector.index.arrays import Numbers
from inspector.index.columns import NO_TIME
from inspector.index.identities import Identities, RawPeople
from inspector.index.plain import identities_in
from inspector.index.row import OTHER
from inspector.index.source import Source
from inspector.model.delivery import EventKey

STEP = 2_000
"""Batches looked at in a step: about a millisecond."""
LISTED = 1_000
"""Events of a user that are listed; the filter shows all of them."""


@dataclass(frozen=True, slots=True)
class Companion:
    """An identity that was seen with the user."""

    kind: str
    value: str
    events: int
    first_ms: int | None
    """When it was first seen with the user, in milliseconds since 1970; None without a time."""
    last_ms: int | None
    others: tuple[str, ...] = ()
    """Other users, by the same kind of identity, that were seen with it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An event of the user."""

    key: EventKey
    time_ms: int | None


@dataclass(frozen=True, slots=True)
class Person:
    """Everybody that one identity stands for."""

    kind: str
    value: str
    events: int
    calls: int
    """Calls of mParticle's identity service that name the user; they are no events."""
    companions: tuple[Companion, ...]
    """Itself first, then by kind and by how often."""
    seen: tuple[Seen, ...]
    """The first events and calls in the order of time; those without a time come last."""


@dataclass(slots=True)
class _Span:
    events: int = 0
    first: int = 2**63 - 1
    last: int = NO_TIME

    def add(self, times: Numbers) -> None:
        self.events += len(times)
        times = times[times != NO_TIME]
        if len(times):
            self.first = min(self.first, int(times.min()))
            self.last = max(self.last, int(times.max()))


@dataclass(slots=True)
class _Meeting:
    spans: dict[tuple[str, str], _Span] = field(default_factory=dict)
    others: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    rows: list[tuple[Source, Numbers, Numbers]] = field(default_factory=list)


def meet(sources: Iterable[Source], kind: str, value: str) -> Generator[None, None, Person]:
    """Everything known of the user whose identity `kind` is exactly `value`, in steps."""
    sources = tuple(sources)
    meeting = _Meeting()
    for source in sources:
        yield from _gather(source, kind, value, meeting)
    for source in sources:
        yield from _sharing(source, kind, value, meeting)
    return _person(kind, value, meeting)


def _gather(source: Source, kind: str, value: str, meeting: _Meeting) -> Generator[None]:
    """The rows of the user in one source, and the identities beside them."""
    found: dict[int, Identities] = {}
    people = source.words.people
    for count, number in enumerate(np.union1d(*people.holding(value.casefold())).tolist()):
        if not count % STEP:
            yield
        identities = identities_in(people.values[number])
        if (kind, value) in identities:
            found[number] = identities
    if not found:
        return
    columns = source.columns
    people_of = columns.of_record("people")[columns.record]
    rows = np.flatnonzero(np.isin(people_of, list(found)))
    times = columns.of_row("time")[rows]
    meeting.rows.append((source, rows, times))
    groups = people_of[rows]
    for count, (number, identities) in enumerate(found.items()):
        if not count % STEP:
            yield
        own = times[groups == number] if len(found) > 1 else times
        for identity in identities:
            meeting.spans.setdefault(identity, _Span()).add(own)


def _sharing(source: Source, kind: str, value: str, meeting: _Meeting) -> Generator[None]:
    """Other users with one of these identities."""
    needles = [known for other, known in meeting.spans if (other, known) != (kind, value) and known]
    if not needles:
        return
    pattern = re.compile(b"|".join(re.escape(needle.casefold().encode()) for needle in needles))
    for number, people in enumerate(source.words.people.values):
        if not number % STEP:
            yield
        if isinstance(people, bytes) and not _may_share(people, pattern):
            continue
        identities = identities_in(people)
        other = dict(identities).get(kind)
        if other and other != value:
            for identity in identities:
                if identity in meeting.spans:
                    meeting.others.setdefault(identity, set()).add(other)


def _may_share(people: RawPeople, pattern: re.Pattern[bytes]) -> bool:
    """Whether the text may hold one of the identities; letters written as escapes always may."""
    plain = people.isascii() and b"\\" not in people
    return not plain or pattern.search(people.lower()) is not None


def _person(kind: str, value: str, meeting: _Meeting) -> Person:
    companions = [
        Companion(
            *identity,
            span.events,
            span.first if span.last != NO_TIME else None,
            span.last if span.last != NO_TIME else None,
            tuple(sorted(meeting.others.get(identity, ()))),
        )
        for identity, span in meeting.spans.items()
    ]
    companions.sort(key=lambda each: ((each.kind, each.value) != (kind, value), each.kind,
                                      -each.events, each.value))  # fmt: skip
    count = sum(len(rows) for _, rows, _ in meeting.rows)
    calls = sum(
        int(np.count_nonzero(source.columns.of_row("event")[rows] == OTHER))
        for source, rows, _ in meeting.rows
    )
    return Person(kind, value, count - calls, calls, tuple(companions), _in_time(meeting))


def _in_time(meeting: _Meeting) -> tuple[Seen, ...]:
    """The user's events, earliest first over all sources."""
    seen: list[tuple[bool, int, Source, int]] = []
    for source, rows, times in meeting.rows:
        timed = np.where(times == NO_TIME, 2**63 - 1, times)
        for at in np.argsort(timed, kind="stable")[:LISTED]:
            time = int(times[at])
            seen.append((time == NO_TIME, time, source, int(rows[at])))
    seen.sort(key=lambda each: (each[0], each[1], each[2].id, each[3]))
    return tuple(
        Seen(source.key(row), None if untimed else time)
        for untimed, time, source, row in seen[:LISTED]
    )
