"""What a window and its capture's process say to each other. Values only."""

from dataclasses import dataclass
from typing import TypeAlias

from inspector.capture.log import Report


@dataclass(frozen=True, slots=True)
class Stop:
    """Take no more, and end."""


@dataclass(frozen=True, slots=True)
class PassOn:
    """Pass on to this address, an empty one meaning mParticle's own hosts, or to nobody."""

    to: str | None


@dataclass(frozen=True, slots=True)
class Allow:
    """Take requests for this host name as well."""

    host: str


@dataclass(frozen=True, slots=True)
class Started:
    """It listens."""

    port: int


@dataclass(frozen=True, slots=True)
class Failed:
    """It does not, and will end."""

    sentence: str
    port_taken: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """How it stands."""

    report: Report
    size: int
    """Bytes of the file."""


@dataclass(frozen=True, slots=True)
class Done:
    """An order is carried out."""


Order: TypeAlias = Stop | PassOn | Allow
