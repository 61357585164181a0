"""What the open sources have recorded of mParticle's identity service."""

from collections.abc import Iterable, Iterator

from inspector.formats import identity_call
from inspector.index.census import other_rows
from inspector.index.source import Source
from inspector.model.delivery import EventKey
from inspector.model.identity import IdentityCall


def identity_calls(sources: Iterable[Source]) -> Iterator[tuple[EventKey, IdentityCall]]:
    """Every identity call with the row it stands in, in the order they were read. Raises OSError
    where a file cannot be read any more."""
    for source in sources:
        for number in other_rows(source):
            key = source.key(int(number))
            if call := identity_call(source.record(key.record)):
                yield key, call
