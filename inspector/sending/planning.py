"""What would be sent, and what would not and why. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from inspector.model.delivery import EventKey, Item
from inspector.model.inspection import Inspection
from inspector.model.mapping import Request
from inspector.model.problems import Verdict

_WHY = {
    Verdict.UNREADABLE: "It cannot be read.",
    Verdict.REFUSED: "MoEngage would refuse or discard it.",
    Verdict.UNSUPPORTED: "It has no counterpart in MoEngage.",
    Verdict.DISPUTED: "The documents disagree about it, and the workspace has not decided.",
}
USER_ONLY = "It is a user update only, and user updates are left out."
NOTHING = "It becomes no request."


@dataclass(frozen=True, slots=True)
class Excluded:
    """A chosen event that stays here."""

    key: EventKey
    name: str
    """What a person calls the event."""
    reason: str
    """A sentence."""


@dataclass(frozen=True)
class Plan:
    """The events to send in their order, and those left out."""

    items: tuple[Item, ...]
    excluded: tuple[Excluded, ...] = ()

    @property
    def events(self) -> int:
        """How many events are sent."""
        return len(self.items)

    @cached_property
    def users(self) -> int:
        """For how many MoEngage users."""
        return len({item.user for item in self.items})

    @cached_property
    def requests(self) -> int:
        """In how many requests, if none is repeated."""
        return sum(len(item.requests) for item in self.items)

    def reasons(self) -> tuple[tuple[str, int], ...]:
        """Why events are left out, with counts, most frequent first."""
        counts: dict[str, int] = {}
        for excluded in self.excluded:
            counts[excluded.reason] = counts.get(excluded.reason, 0) + 1
        return tuple(sorted(counts.items(), key=lambda pair: -pair[1]))


def plan(inspections: Iterable[tuple[EventKey, Inspection]], include_users: bool = True) -> Plan:
    """Sorts chosen events into what goes out and what stays. Without `include_users` the user
    update that rides along with an event is left out."""
    items: list[Item] = []
    excluded: list[Excluded] = []
    for key, inspection in inspections:
        requests = _requests(inspection, include_users)
        reason = _reason(inspection, requests)
        if reason:
            name = inspection.event.name if inspection.event else inspection.record.place
            excluded.append(Excluded(key, name, reason))
        else:
            items.append(Item(key, str(requests[0].body.get("customer_id", "")), requests))
    return Plan(tuple(items), tuple(excluded))


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
