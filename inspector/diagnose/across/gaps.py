"""What never came: attributes that no event carries, and switches in mParticle that are off
(mParticle docs, Webhook output)."""

from collections.abc import Iterator

import numpy as np

from inspector.diagnose.across.facts import (
    CHANGES_ATTRIBUTES,
    CHANGES_IDENTITIES,
    HAS_ATTRIBUTES,
    HAS_DEVICE,
    HAS_EVENTS,
    OUTBOUND,
    Facts,
)
from inspector.diagnose.across.found import Case, Found, Numbers, Who, in_order
from inspector.model.identity import CUSTOMER_ID

ENOUGH = 10
"""Batches of mParticle's own before it is strange that something never comes."""


def not_carried(facts: Facts) -> Iterator[Found]:
    """Attributes in a batch without events, and no later event of the user to carry them."""
    users = np.where(facts.batches["mpid"] != 0, facts.batches["mpid"], facts.batches["customer"])
    has_events = facts.marked(HAS_EVENTS)
    waiting = facts.marked(HAS_ATTRIBUTES) & ~has_events & (users != 0)
    if not waiting.any():
        return
    last = _last_with_events(users, has_events)
    late = [at for at in np.flatnonzero(waiting) if last.get(int(users[at]), -1) < at]
    if late:
        rows = in_order(facts.batches["first"][late])
        cases = tuple(Case(Who(int(row), CUSTOMER_ID), np.array([row], "u4")) for row in rows[:50])
        yield Found("across.not_carried", rows, cases, len(rows))


def switches(facts: Facts) -> Iterator[Found]:
    """What batches that mParticle made never have."""
    outbound = facts.marked(OUTBOUND)
    if np.count_nonzero(outbound) < ENOUGH:
        return
    rows = in_order(facts.rows_of(outbound))
    missing = {
        "across.no_attribute_changes": CHANGES_ATTRIBUTES,
        "across.no_identity_changes": CHANGES_IDENTITIES,
        "across.no_device": HAS_DEVICE,
    }
    for code, mark in missing.items():
        if not (facts.marked(mark) & outbound).any():
            yield Found(code, rows, (), 1)
    if (facts.batches["count"][outbound] == 1).all():
        yield Found("across.one_event_a_batch", rows, (), 1)


def _last_with_events(users: Numbers, has_events: Numbers) -> dict[int, int]:
    with_events = np.flatnonzero(has_events)
    return dict(zip(users[with_events].tolist(), with_events.tolist(), strict=True))
