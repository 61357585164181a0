"""The checks on one event: each looks at one matter and yields findings."""

from collections.abc import Callable, Iterable, Iterator

from inspector.diagnose.checks import identity, names, numbers, request, shape, time
from inspector.diagnose.checks.subject import Subject
from inspector.model.problems import Finding

Check = Callable[[Subject], Iterable[Finding]]

CHECKS: tuple[Check, ...] = (
    shape.malformed,
    identity.key,
    identity.spelling,
    identity.unknown_keys,
    identity.key_change,
    identity.mpid,
    numbers.ids,
    names.event_name,
    names.reserved,
    time.moment,
    request.size,
)


def check(subject: Subject) -> Iterator[Finding]:
    """Everything that is wrong with `subject`, check after check."""
    for one in CHECKS:
        yield from one(subject)


__all__ = ["CHECKS", "Subject", "check"]
