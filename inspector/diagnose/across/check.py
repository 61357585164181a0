"""All checks on what was gathered."""

from collections.abc import Callable, Iterable, Iterator

from inspector.diagnose.across import copies, gaps, people, rates, types
from inspector.diagnose.across.facts import Facts
from inspector.diagnose.across.found import Found

CHECKS: tuple[Callable[[Facts], Iterable[Found]], ...] = (
    people.several,
    people.in_session,
    people.in_batch,
    people.contradictions,
    types.types,
    types.too_many,
    copies.copies,
    rates.user_rates,
    gaps.not_carried,
    gaps.switches,
)


def check(facts: Facts) -> Iterator[Found]:
    """Everything that is wrong with a source, but for its rates: those depend on what becomes of
    its events (`rates`)."""
    if len(facts.rows):
        for one in CHECKS:
            yield from one(facts)
