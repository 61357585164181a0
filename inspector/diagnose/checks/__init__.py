"""The checks on one event: each looks at one matter and yields findings."""

from collections.abc import Iterator

from inspector.diagnose.checks import (
    commerce,
    contact,
    environment,
    identity,
    names,
    numbers,
    request,
    shape,
    time,
    values,
)
from inspector.diagnose.checks.decided import Check
from inspector.diagnose.checks.subject import Subject, World
from inspector.model.problems import Finding
from inspector.model.reading import Reading

CHECKS: tuple[Check, ...] = (
    shape.malformed,
    commerce.several,
    identity.key,
    identity.spelling,
    identity.unknown_keys,
    identity.key_change,
    identity.mpid,
    contact.email,
    contact.mobile,
    numbers.ids,
    names.event_name,
    names.reserved,
    names.length,
    names.characters,
    values.texts,
    values.lists,
    values.objects,
    values.number_of_attributes,
    values.nulls,
    time.moment,
    request.size,
    environment.environment,
    environment.test_addresses,
    environment.loop,
)


def check(subject: Subject) -> Iterator[Finding]:
    """Everything that is wrong with `subject`, check after check."""
    for one in CHECKS:
        yield from one(subject)


def readings(world: World) -> tuple[Reading, ...]:
    """The values that decide, together with structure and mapping, which codes `check` finds."""
    return tuple(reading for one in CHECKS for reading in one.readings(world))


__all__ = ["CHECKS", "Check", "Subject", "World", "check", "readings"]
