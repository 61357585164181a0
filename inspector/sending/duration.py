"""How long a plan takes. Pure."""

from inspector.sending.limits import Limits
from inspector.sending.planning import Plan

_MINUTE = 60.0


def seconds_for(plan: Plan, bounds: Limits) -> float:
    """Seconds at the limits, if nothing is repeated: the tightest limit decides."""
    needs = [plan.requests / bounds.requests]
    events = max(plan.lane_events, default=0)
    if rate := bounds.user_rate(events):
        needs.append((events - 1) / rate)
    for family, of in bounds.families.items():
        needs += [plan.used.get((family, each.counts), 0) / each.per_minute for each in of]
    return max(needs) * _MINUTE


def slowed(plan: Plan, bounds: Limits) -> str:
    """Whether one user gets so many events that they go slower for it, as a sentence; empty where
    nobody does."""
    events = max(plan.lane_events, default=0)
    limit = bounds.user_limit(events)
    if limit is None or limit.minutes == 1:
        return ""
    user = plan.lanes[plan.lane_events.index(events)][0].items[0].user
    return (
        f"{user} gets {events:,} of the events, at {bounds.user_rate(events):,} a "
        f"minute: MoEngage blocks a user for {limit.blocked} who is given more than "
        f"{limit.events:,} in {limit.window}."
    )
