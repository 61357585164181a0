"""What would be sent, and what would not and why. Pure."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property

from inspector.model.delivery import EventKey, Item
from inspector.model.inspection import Inspection
from inspector.model.mapping import Request
from inspector.model.problems import Verdict
from inspector.sending import parcels
from inspector.sending.choices import Choices
from inspector.sending.parcels import Lane
from inspector.sending.retiming import retimed

_WHY = {
    Verdict.UNREADABLE: "It cannot be read.",
    Verdict.REFUSED: "MoEngage would refuse or discard it.",
    Verdict.UNSUPPORTED: "It has no counterpart in MoEngage.",
    Verdict.DISPUTED: "The documents disagree about it, and the workspace has not decided.",
}
USER_ONLY = "It is a user update only, and user updates are left out."
NOTHING = "It becomes no request."
KNOWN = "This workspace accepted it before."
DOUBTED = "It may have arrived before: an earlier try had no answer."
TOO_LARGE = "It is too large for a bulk call; it can go out in a request of its own."


@dataclass(frozen=True, slots=True)
class Earlier:
    """That an event went to a workspace before."""

    when: float
    """Seconds since the epoch."""
    request_id: str
    run: int
    doubt: bool = False
    """Whether it only may have arrived."""

    @property
    def sentence(self) -> str:
        """When, and under which request id."""
        moment = datetime.fromtimestamp(self.when, UTC)
        with_id = f", request id {self.request_id}" if self.request_id else ""
        what = "In doubt since" if self.doubt else "Accepted"
        return f"{what} {moment:%Y-%m-%d %H:%M:%S} UTC in run {self.run}{with_id}."


@dataclass(frozen=True, slots=True)
class Excluded:
    """A chosen event that stays here."""

    key: EventKey
    name: str
    """What a person calls the event."""
    reason: str
    """A sentence, the same for all that stay for the same reason."""
    detail: str = ""
    """What there is to say of this event alone."""


@dataclass(frozen=True)
class Plan:
    """The events to send in their order, and those left out."""

    items: tuple[Item, ...]
    excluded: tuple[Excluded, ...] = ()
    packed: tuple[Lane, ...] | None = None
    """How the events travel, where that is not in one request after the other."""
    known: Mapping[bytes, Earlier] = field(default_factory=dict)
    """What went to the workspace before, by fingerprint."""

    @property
    def events(self) -> int:
        """How many events are sent."""
        return len(self.items)

    @cached_property
    def users(self) -> int:
        """For how many MoEngage users."""
        return len({item.user for item in self.items})

    @cached_property
    def lanes(self) -> tuple[Lane, ...]:
        """The requests in lanes that are independent of each other."""
        return parcels.single(self.items) if self.packed is None else self.packed

    @cached_property
    def requests(self) -> int:
        """In how many requests, if none is repeated."""
        return sum(map(len, self.lanes))

    @cached_property
    def used(self) -> Mapping[tuple[str, str], int]:
        """What all requests use up of the limits, by family and by what its limits count."""
        used: Counter[tuple[str, str]] = Counter()
        for lane in self.lanes:
            for parcel in lane:
                for counts, number in parcel.cost.items():
                    used[parcel.request.family, counts] += number
        return used

    @cached_property
    def lane_events(self) -> tuple[int, ...]:
        """How many events there are in each lane."""
        return tuple(map(parcels.events_in, self.lanes))

    @property
    def user_updates(self) -> int:
        """How many there are in all requests."""
        return sum(number for (_, counts), number in self.used.items() if counts == "customer")

    def count(self) -> "Plan":
        """Counts now what will be asked for: for whoever draws plans beside the window."""
        self.used, self.lane_events, self.users, self.span  # noqa: B018  (kept from now on)
        return self

    @cached_property
    def span(self) -> tuple[int, int] | None:
        """The oldest and the newest event's time, in milliseconds; None where none has one."""
        times = [item.time_ms for item in self.items if item.time_ms is not None]
        return (min(times), max(times)) if times else None

    @property
    def edited(self) -> int:
        """How many events were changed here."""
        return sum(item.edited for item in self.items)

    @property
    def repeated(self) -> int:
        """How many events go out that went to the workspace before."""
        return sum(item.fingerprint in self.known for item in self.items)

    @property
    def staying(self) -> int:
        """How many events stay because they went to the workspace before."""
        return sum(excluded.reason in (KNOWN, DOUBTED) for excluded in self.excluded)

    @property
    def doubtful(self) -> int:
        """How many of the repeated and the staying ones only may have arrived."""
        going = (self.known.get(item.fingerprint) for item in self.items)
        stays = sum(excluded.reason == DOUBTED for excluded in self.excluded)
        return stays + sum(each is not None and each.doubt for each in going)

    def without_known(self, known: Mapping[bytes, Earlier], *, again: bool) -> "Plan":
        """The plan as it is now that these went to the workspace: they stay here, unless they shall
        go out `again`."""
        if again:
            return replace(self, known=known)
        staying = [item for item in self.items if item.fingerprint in known]
        items = tuple(item for item in self.items if item.fingerprint not in known)
        excluded = tuple(_known(item, known) for item in staying)
        packed = None if self.packed is None else parcels.bulk(items)
        return Plan(items, (*self.excluded, *excluded), packed, known)

    def reasons(self) -> tuple[tuple[str, int], ...]:
        """Why events are left out, with counts, most frequent first."""
        return tuple(Counter(excluded.reason for excluded in self.excluded).most_common())


def plan(
    inspections: Iterable[tuple[EventKey, Inspection]],
    choices: Choices = Choices(),  # noqa: B008  (a frozen value)
    *,
    now_ms: int = 0,
    known: Callable[[list[bytes]], Mapping[bytes, Earlier]] = lambda _: {},
) -> Plan:
    """Sorts chosen events into what goes out and what stays. `now_ms` is the moment that shifted
    times lead to; `known` says what of these fingerprints went there before."""
    items: list[Item] = []
    excluded: list[Excluded] = []
    for key, inspection in inspections:
        requests = _requests(inspection, choices.users)
        if reason := _reason(inspection, requests):
            excluded.append(Excluded(key, _name(inspection), reason))
        else:
            items.append(_item(key, inspection, requests))
    if choices.bulk:
        large = [item for item in items if not parcels.fits_bulk(item)]
        excluded += [Excluded(item.key, item.name, TOO_LARGE) for item in large]
        items = [item for item in items if parcels.fits_bulk(item)]
    # What has no time is dated when it is received: after all that happened before.
    items.sort(key=lambda item: float("inf") if item.time_ms is None else item.time_ms)
    drawn = Plan(tuple(items), tuple(excluded))
    drawn = drawn.without_known(known([i.fingerprint for i in items]), again=choices.again)
    ready = retimed(drawn.items, choices.times, now_ms)
    return replace(drawn, items=ready, packed=parcels.bulk(ready) if choices.bulk else None)


def fingerprint(requests: tuple[Request, ...]) -> bytes:
    """The same for the same event wherever it is read from, with or without its user update."""
    last = requests[-1]
    return hashlib.blake2b(last.family.encode() + last.encoded(), digest_size=16).digest()


def _item(key: EventKey, inspection: Inspection, requests: tuple[Request, ...]) -> Item:
    return Item(
        key=key,
        user=str(requests[0].body.get("customer_id", "")),
        requests=requests,
        name=_name(inspection),
        time_ms=inspection.event.time_ms if inspection.event else None,
        edited=inspection.edited,
        fingerprint=fingerprint(requests),
    )


def _known(item: Item, known: Mapping[bytes, Earlier]) -> Excluded:
    before = known[item.fingerprint]
    return Excluded(item.key, item.name, DOUBTED if before.doubt else KNOWN, before.sentence)


def _name(inspection: Inspection) -> str:
    return inspection.event.name if inspection.event else inspection.record.place


def _requests(inspection: Inspection, include_users: bool) -> tuple[Request, ...]:
    requests = inspection.mapping.requests
    return tuple(each for each in requests if include_users or each.family != "customer")


def _reason(inspection: Inspection, requests: tuple[Request, ...]) -> str:
    if why := _WHY.get(inspection.verdict):
        said = (d.message for d in inspection.diagnostics if d.verdict is inspection.verdict)
        return next(said, why)
    if requests:
        return ""
    return USER_ONLY if inspection.mapping.requests else NOTHING
