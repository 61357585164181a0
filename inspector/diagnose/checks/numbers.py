"""Ids of 64 bits (mParticle JSON reference): whole, inside 64 bits, not rounded on the way."""

import re
from collections.abc import Iterator

from inspector.diagnose.checks.decided import decided_by
from inspector.diagnose.checks.subject import Subject
from inspector.model.json import Json, text_of
from inspector.model.problems import Finding

_INT64 = 2**63
_WHOLE = re.compile(r"-?[0-9]{1,40}")
_TOO_LONG = 10**40
_EXACT_IN_JAVASCRIPT = 2**53
_IN_EVENT = ("event_id", "session_id")
_IN_BATCH = ("batch_id",)


@decided_by(
    "event:/data/event_id",
    "event:/data/session_id",
    "batch:/batch_id",
    asked=lambda _: id_faults,
)
def ids(subject: Subject) -> Iterator[Finding]:
    """The event's own ids and its batch's; the mParticle ID is a matter of identity."""
    event = subject.event
    data = f"{event.pointer}/data"
    for holder, fields, at in ((event.data, _IN_EVENT, data), (event.batch.tree, _IN_BATCH, "")):
        for field in fields:
            for code in id_faults(holder.get(field)):
                values = {"field": field, "value": text_of(holder.get(field))}
                yield Finding(code, (f"{at}/{field}",), values)


def id_faults(value: Json) -> tuple[str, ...]:
    """The problem codes of an id, given as number or as text. Text of any other form is an id of
    the sender's own, and none of mParticle's."""
    number = whole(value)
    if number is None:
        return ()
    if not fits(number):
        return ("number.overflow",)
    return ("number.rounded",) if is_rounded(number) else ()


def fits(number: int) -> bool:
    """Whether a number is one of 64 bits, with a sign."""
    return -_INT64 <= number < _INT64


def is_rounded(number: int) -> bool:
    """Whether a number looks as if JavaScript had rounded it."""
    return abs(number) > _EXACT_IN_JAVASCRIPT and number % 1000 == 0


def whole(value: Json) -> int | None:
    """The whole number a value is or writes, if it is one of a size that can be an id."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value if -_TOO_LONG < value < _TOO_LONG else None
    # Python refuses to read numbers of more than 4,300 digits; 64 bits have 19.
    return int(value) if isinstance(value, str) and _WHOLE.fullmatch(value) else None
