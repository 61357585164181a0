"""What a container reader cuts a source into."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from inspector.formats.scanner import Fault
from inspector.model.batch import Kind

BLANKS = b" \t\r\n"
"""White space in JSON."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One unit of a source before it has a place in the model."""

    number: int
    offset: int
    raw: bytes
    kind: Kind = Kind.BATCH
    fault: Fault | None = None
    """Why it is unreadable; its offset counts from the beginning of the source."""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """One kind of container. A new one is a module with such a value and a line in `READERS`."""

    unit: str
    """What one piece is called."""
    sure: Callable[[bytes], float]
    """0 (it is something else) to 1 (it can be nothing else), from the content alone."""
    pieces: Callable[[bytes], Iterator[Piece]]
    """Cuts the source. Never raises: what cannot be read becomes a piece with a fault."""
