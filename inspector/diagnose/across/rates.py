"""How many events came in a minute (MoEngage partner guide: 15,000 requests a minute and 500 a
second; fair use: 5,000 events a minute for one user)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np

from inspector.diagnose.across.facts import NO_TIME, Facts
from inspector.diagnose.across.found import MOST_CASES, Case, Found, Numbers, Who, in_order
from inspector.model.identity import CUSTOMER_ID

A_MINUTE = 15_000
A_SECOND = 500
A_MINUTE_FOR_ONE = 5_000
MINUTE_MS = 60_000
SECOND_MS = 1_000
NEAR_MS = 3_600_000
"""An hour away is never far."""
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
"""Spreads minutes over 64 bits, so that a user's key and a minute make one number."""
_WIDEST_YEARS = 200
"""Times further from now than that are no times; minutes are counted between the others only."""
_BOUND = _WIDEST_YEARS * 366 * 86_400_000


@dataclass(frozen=True, slots=True)
class Minutes:
    """Events a minute over time. Only minutes with events are there."""

    starts: Numbers
    """Milliseconds since 1970, in order."""
    counts: Numbers
    far: int = 0
    """Events whose time is far from all others."""


def minutes(times: Numbers) -> Minutes:
    """The minutes of some events, but for times far from all others: a single event of 1970 would
    leave no room for the day that all the rest is of."""
    usable, far = times[_known(times)], 0
    if len(usable):
        first, third = np.percentile(usable, (25, 75))
        reach = 3 * max(third - first, NEAR_MS)
        near = (usable >= first - reach) & (usable <= third + reach)
        usable, far = usable[near], int(np.count_nonzero(~near))
    starts, counts = np.unique(usable // MINUTE_MS * MINUTE_MS, return_counts=True)
    return Minutes(starts, counts, far)


def rates(rows: Numbers, times: Numbers) -> Iterator[Found]:
    """Minutes and seconds with more events than MoEngage takes. `rows` are the places of the
    events that become a request, `times` their times in milliseconds."""
    for code, length, limit in (
        ("across.minute_rate", MINUTE_MS, A_MINUTE),
        ("across.second_rate", SECOND_MS, A_SECOND),
    ):
        spans, counts = np.unique(times[_known(times)] // length, return_counts=True)
        over = counts > limit
        if over.any():
            busy = np.flatnonzero(np.isin(times // length, spans[over]) & _known(times))
            of = times[busy] // length
            largest = np.flatnonzero(over)[np.argsort(-counts[over], kind="stable")[:MOST_CASES]]
            cases = tuple(
                Case(
                    moment(int(spans[span]) * length),
                    rows[busy[of == spans[span]]],
                    (f"{counts[span]:,} events",),
                )
                for span in np.sort(largest)
            )
            values = {"most": f"{counts.max():,}", "limit": f"{limit:,}"}
            yield Found(code, in_order(rows[busy]), cases, int(over.sum()), values)


def user_rates(facts: Facts) -> Iterator[Found]:
    """Users with more events in a minute than fair use allows."""
    customers = facts.batches["customer"]
    users = np.where(customers != 0, customers, facts.batches["mpid"])[facts.batch]
    times = facts.events["time"]
    known = _of_busy_users(users, _known(times))
    spans = users[known] ^ (times[known] // MINUTE_MS).view("u8") * _SPREAD
    _, first, inverse, counts = np.unique(
        spans, return_index=True, return_inverse=True, return_counts=True
    )
    over = np.flatnonzero(counts > A_MINUTE_FOR_ONE)
    cases = []
    for span in over[:MOST_CASES]:
        rows = facts.rows[known[inverse == span]]
        start = int(times[known[first[span]]]) // MINUTE_MS * MINUTE_MS
        told = (f"{counts[span]:,} events in the minute of {moment(start)}",)
        cases.append(Case(Who(int(rows[0]), CUSTOMER_ID), rows, told))
    if cases:
        every = in_order(facts.rows[known[(counts > A_MINUTE_FOR_ONE)[inverse]]])
        values = {"limit": f"{A_MINUTE_FOR_ONE:,}"}
        yield Found("across.user_rate", every, tuple(cases), len(over), values)


def _of_busy_users(users: Numbers, among: Numbers) -> Numbers:
    """The events of users that have more than enough of them. Few sources have such users."""
    known = np.flatnonzero(among & (users != 0))
    order = np.sort(users[known])
    starts = np.flatnonzero(np.append(True, order[1:] != order[:-1])) if len(order) else order
    sizes = np.diff(np.append(starts, len(order)))
    busy = order[starts[sizes > A_MINUTE_FOR_ONE]]
    found: Numbers = known[np.isin(users[known], busy)] if len(busy) else known[:0]
    return found


def moment(milliseconds: int) -> str:
    """A moment in UTC: `2026-11-23T12:03`, with seconds where it has some."""
    found = datetime.fromtimestamp(milliseconds / 1000, UTC)
    return f"{found:%Y-%m-%dT%H:%M:%S}".removesuffix(":00")


def _known(times: Numbers) -> Numbers:
    found: Numbers = (times != NO_TIME) & (times > -_BOUND) & (times < _BOUND)
    return found
