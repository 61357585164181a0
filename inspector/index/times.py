"""A condition on time, asked of a column."""

from inspector.index.arrays import Numbers
from inspector.index.columns import LATEST, NO_TIME
from inspector.index.filter import Op, Term


def within(term: Term, times: Numbers) -> Numbers:
    """For each time (in milliseconds since 1970), whether it meets the condition; `NO_TIME` meets
    none."""
    low, high = (int(min(max(bound, NO_TIME + 1), LATEST)) for bound in term.bounds)
    match term.op:
        case Op.MORE:
            found = times > low
        case Op.LESS:
            found = times < low
        case Op.AT_LEAST:
            found = times >= low
        case Op.AT_MOST:
            found = times <= low
        case Op.ANY:
            found = times == times
        case _:
            found = (times >= low) & (times <= high)
    known: Numbers = found & (times != NO_TIME)
    return known
