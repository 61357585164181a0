"""How much of MoEngage's limits a run may use. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from inspector.moengage import tables
from inspector.moengage.tables import Limit, UserLimit

FAMILIES = ("customer", "event", "transition")


@dataclass(frozen=True, slots=True)
class Limits:
    """What may go out in any sliding minute."""

    requests: int
    """All requests together."""
    families: Mapping[str, tuple[Limit, ...]] = field(default_factory=dict)
    """By endpoint, in what it counts."""
    users: tuple[UserLimit, ...] = ()
    """Events for one user, as documented, in every window there is a limit for."""
    user_share: int = 100
    """Percent of `users` that may be used."""

    def user_limit(self, events: int) -> UserLimit | None:
        """What decides how fast one user may be given so many events: of the windows they could
        overfill, the tightest. The minute always counts: other runs may be in it."""
        tight = [
            each
            for each in self.users
            if each.minutes == 1 or events > part_of(each.events, self.user_share)
        ]
        return min(tight, key=lambda each: each.events / each.minutes, default=None)

    def user_rate(self, events: int) -> int:
        """So many of them a minute; 0 for as many as there are."""
        limit = self.user_limit(events)
        return 0 if limit is None else part_of(limit.events, self.user_share, limit.minutes)


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
        users=tables.user_limits(),
        user_share=share,
    )


def part_of(limit: int, share: int, minutes: int = 1) -> int:
    """A whole number a minute, at least 1."""
    return max(1, limit * share // (100 * minutes))
