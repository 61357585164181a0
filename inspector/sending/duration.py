"""How long a plan takes. Pure."""

from inspector.sending.limits import Limits
from inspector.sending.planning import Plan

_MINUTE = 60.0


def seconds_for(plan: Plan, bounds: Limits) -> float:
    """Seconds at the limits, if nothing is repeated: the tightest limit decides."""
    used: dict[tuple[str, str], int] = {}
    for lane in plan.lanes:
        for parcel in lane:
            for counts, number in parcel.cost.items():
                place = (parcel.request.family, counts)
                used[place] = used.get(place, 0) + number
    needs = [plan.requests / bounds.requests]
    for family, of in bounds.families.items():
        needs += [used.get((family, each.counts), 0) / each.per_minute for each in of]
    return max(needs) * _MINUTE
