"""Identities that contradict each other (mParticle, IDSync; MoEngage's known causes of two
profiles for one person)."""

from collections.abc import Iterator

import numpy as np

from inspector.diagnose.across.facts import Change, Facts
from inspector.diagnose.across.found import Case, Found, Numbers, Who, in_order
from inspector.diagnose.across.groups import conflicts, distinct
from inspector.model.identity import CUSTOMER_ID

_PAIRS = (
    ("across.customer_emails", "customer", "email"),
    ("across.customer_mpids", "customer", "mpid"),
    ("across.mpid_customers", "mpid", "customer"),
    ("across.device_customers", "device", "customer"),
)
_IDENTITY = {"customer": CUSTOMER_ID, "email": "email", "mpid": "mpid", "device": "device"}
_SHOWN = 3
"""Contradicting values that a sentence names."""


def several(facts: Facts) -> Iterator[Found]:
    """One identity that comes with several of another kind."""
    for code, of, having in _PAIRS:
        mask, groups, count = conflicts(facts.batches[of], facts.batches[having])
        if count:
            cases = tuple(_case(facts, group, of, having) for group in groups)
            yield Found(code, in_order(facts.rows_of(mask)), cases, count)


def in_session(facts: Facts) -> Iterator[Found]:
    """A customer id that changes to another within a session. Logging in is no change: there was
    none before."""
    customers = facts.batches["customer"][facts.batch]
    mask, groups, count = conflicts(facts.events["session"], customers)
    if count:
        cases = tuple(
            Case(
                Who(int(facts.rows[group[0]]), "session"),
                facts.rows[group],
                tuple(
                    Who(int(facts.rows[entry]), CUSTOMER_ID)
                    for entry in list(distinct(group, customers))[:_SHOWN]
                ),
            )
            for group in groups
        )
        yield Found("across.session_customers", in_order(facts.rows[mask]), cases, count)


def in_batch(facts: Facts) -> Iterator[Found]:
    """A customer id that changes to another within a batch: its identities are the last ones, and
    its earlier events may be somebody else's."""
    changed = [c for c in facts.changes if c.identity == CUSTOMER_ID and c.old and c.new]
    batches = np.array([c.batch for c in changed if c.old != c.new], "u4")
    if len(batches):
        mask = np.zeros(len(facts.batches["first"]), bool)
        mask[batches] = True
        yield Found("across.batch_customers", in_order(facts.rows_of(mask)), (), int(mask.sum()))


def contradictions(facts: Facts) -> Iterator[Found]:
    """Identity changes that the batches around them do not bear out: their own batch has another
    value than the last change says, or the batch before has another one than the old value."""
    before = _batch_before(facts.batches["device"]) if facts.changes else np.zeros(0, "i8")
    rows = [
        change.row
        for change in _last_of_batch(facts)
        if _own_batch_differs(facts, change)
        or _other_differs(facts, change, int(before[change.batch]))
    ]
    if rows:
        found = in_order(np.array(rows))
        yield Found("across.change_contradicts", found, (), len(found))


def _case(facts: Facts, group: Numbers, of: str, having: str) -> Case:
    mask = np.zeros(len(facts.batches["first"]), bool)
    mask[group] = True
    first = facts.batches["first"]
    others = list(distinct(group, facts.batches[having]))
    return Case(
        Who(int(first[group[0]]), _IDENTITY[of]),
        facts.rows_of(mask),
        tuple(Who(int(first[entry]), _IDENTITY[having]) for entry in others[:_SHOWN]),
    )


_COLUMNS = {CUSTOMER_ID: "customer", "email": "email"}


def _last_of_batch(facts: Facts) -> Iterator[Change]:
    known = (change for change in facts.changes if change.identity in _COLUMNS)
    yield from {(change.batch, change.identity): change for change in known}.values()


def _own_batch_differs(facts: Facts, change: Change) -> bool:
    own = int(facts.batches[_COLUMNS[change.identity]][change.batch])
    return bool(own and change.new and own != change.new)


def _other_differs(facts: Facts, change: Change, batch: int) -> bool:
    """Whether the device's batch before had a third value."""
    if batch < 0 or not change.old:
        return False
    value = int(facts.batches[_COLUMNS[change.identity]][batch])
    return value not in (0, change.old, change.new)


def _batch_before(devices: Numbers) -> Numbers:
    """For each batch the one before of the same device; -1 where there is none."""
    order = np.argsort(devices, kind="stable")
    before = np.full(len(devices), -1, "i8")
    same = (devices[order[1:]] == devices[order[:-1]]) & (devices[order[1:]] != 0)
    before[order[1:][same]] = order[:-1][same]
    return before
