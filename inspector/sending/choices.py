"""What a person decides about a run before it goes out."""

from dataclasses import dataclass
from enum import StrEnum


class Times(StrEnum):
    """What becomes of the events' times."""

    KEEP = "keep"
    SHIFT = "shift"
    NOW = "now"


@dataclass(frozen=True, slots=True)
class Choices:
    """The defaults are the cautious ones."""

    users: bool = True
    """Whether the user update that rides along with an event goes out, before it."""
    bulk: bool = False
    """Whether many events travel in one bulk call."""
    times: Times = Times.KEEP
    again: bool = False
    """Whether what went to this workspace before is sent once more."""
    share: int = 50
    """Percent of MoEngage's limits that may be used."""
    rate: int = 0
    """Requests a minute at most; 0 for what the share allows."""
    stop_after: int = 0
    """The run ends after so many events that did not arrive; 0 for never."""
    repeat: bool = False
    """Whether an event is tried again that may have arrived already."""
