"""What came more than once (mParticle drops repeats of `source_request_id`; MoEngage does not)."""

from collections.abc import Iterator

from inspector.diagnose.across.facts import Facts
from inspector.diagnose.across.found import Case, Found, Who, in_order
from inspector.diagnose.across.groups import repeats


def copies(facts: Facts) -> Iterator[Found]:
    """Repeated requests, messages and events. An event that is repeated with its whole batch, or
    with its message id, is told of once."""
    first = facts.batches["first"]
    mask, groups, count = repeats(facts.batches["request"])
    again = facts.rows_of(mask)
    told = mask[facts.batch]
    if count:
        cases = tuple(
            Case(Who(int(first[group[0]]), "source_request_id"), first[group]) for group in groups
        )
        yield Found("across.repeated_request", in_order(again), cases, count)
    for code, column, word in (
        ("across.repeated_message", "message", "source_message_id"),
        ("across.equal_events", "content", ""),
    ):
        mask, groups, _ = repeats(facts.events[column])
        fresh = mask & ~told
        told |= mask
        kept = [group for group in groups if fresh[group].any()]
        if fresh.any():
            cases = tuple(
                Case(Who(int(facts.rows[group[0]]), word or "event"), facts.rows[group])
                for group in kept
            )
            yield Found(code, in_order(facts.rows[fresh]), cases, int(fresh.sum()))
