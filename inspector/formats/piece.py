"""What a container reader cuts a source into."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from inspector.formats.repair import Repair
from inspector.formats.scanner import Fault
from inspector.model.batch import Kind

BLANKS = b" \t\r\n"
"""White space in JSON."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One unit of a text before it has a place in the model. It may hold further units."""

    number: int
    offset: int
    raw: bytes
    kind: Kind = Kind.BATCH
    fault: Fault | None = None
    """Why it is unreadable; its offset counts from the beginning of the text that was cut."""
    label: str = ""
    about: str = ""
    """What a recording tells of it besides: method and address."""
    answer: bytes = b""
    """What an identity call was answered."""
    name: str | None = None
    """What it is called where that is not its unit and number. Empty for what needs no name of
    its own: what a compressed file holds."""
    space: str = ""
    """What `raw` is called where it is a text of its own, such as `unpacked text` or `body`: its
    bytes do not stand at `offset`, and it may be a container of any kind."""
    repairs: tuple[Repair, ...] = ()
    """What was put right around it; offsets as in `fault`."""

    def moved(self, by: int) -> "Piece":
        """The same piece seen from a text that begins `by` bytes earlier."""
        fault = self.fault.moved(by) if self.fault else None
        repairs = tuple(each._replace(offset=each.offset + by) for each in self.repairs)
        return replace(self, offset=self.offset + by, fault=fault, repairs=repairs)


@dataclass(frozen=True, slots=True)
class Reader:
    """One kind of container. A new one is a module with such a value and a line in `READERS`."""

    unit: str
    """What one piece is called."""
    sure: Callable[[bytes], float]
    """0 (it is something else) to 1 (it can be nothing else), from the content alone."""
    pieces: Callable[[bytes], Iterator[Piece]]
    """Cuts the text. Never raises: what cannot be read becomes a piece with a fault."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """One kind of JSON value that carries other texts. A new one is a module with such a value and
    a line in `ENVELOPES`."""

    unit: str
    """What one piece is called."""
    keys: tuple[str, ...]
    """It has one of these at its top, or it is none: that is found out in one pass for all."""
    holds: Callable[[bytes], bool]
    """Whether a sound JSON object with such a key is one."""
    pieces: Callable[[bytes], Iterator[Piece]]
    """Opens it. Never raises."""
