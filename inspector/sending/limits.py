"""How much of MoEngage's limits a run may use. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from inspector.moengage import tables
from inspector.moengage.tables import Limit

FAMILIES = ("customer", "event", "transition")


@dataclass(frozen=True, slots=True)
class Limits:
    """What may go out in any sliding minute."""

    requests: int
    """All requests together."""
    families: Mapping[str, tuple[Limit, ...]] = field(default_factory=dict)
    """By endpoint, in what it counts."""
    user: int = 0
    """Events for one user; 0 for as many as there are."""


def limits(share: int, rate: int | None = None) -> Limits:
    """`share` percent of every documented limit, so that the customer's own traffic keeps room;
    not more than `rate` requests in all."""
    most = part_of(tables.requests_per_minute(), share)
    return Limits(
        requests=min(most, rate) if rate else most,
        families={
            family: tuple(
                Limit(each.counts, part_of(each.per_minute, share))
                for each in tables.endpoint(family).limits
            )
            for family in FAMILIES
        },
        user=part_of(tables.user_per_minute(), share),
    )


def part_of(limit: int, share: int) -> int:
    """A whole number of requests, at least 1."""
    return max(1, limit * share // 100)
