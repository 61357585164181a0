"""Sending as values: which event, which try, what came of it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from inspector.model.mapping import Request


class EventKey(NamedTuple):
    """Names a row across a session: source, record in it, event in the batch (-1: there is none,
    -2: other traffic)."""

    source: int
    record: int
    event: int


class Outcome(StrEnum):
    """What is known of one event or one attempt. The last four are final, and an event has one."""

    PENDING = "pending"
    RETRYING = "retrying"
    ACCEPTED = "accepted"
    """HTTP 200: taken for processing, which is not yet ingested (Data API overview, FAQ)."""
    REFUSED = "refused"
    """The server said no; trying again would not help."""
    DOUBT = "in-doubt"
    """It went out and no answer came back: it may have arrived or not."""
    UNSENT = "unsent"
    """Nothing of it was taken: it never went out, or the server turned it away for now."""

    @property
    def word(self) -> str:
        """For a sentence: `in doubt`, `not sent`."""
        return {"in-doubt": "in doubt", "unsent": "not sent"}.get(self.value, self.value)


@dataclass(frozen=True, slots=True)
class Item:
    """One event of a plan with its requests in the order they go out."""

    key: EventKey
    user: str
    """The MoEngage customer id; items of one user keep their order."""
    requests: tuple[Request, ...]
    name: str = ""
    """What a person calls the event."""
    time_ms: int | None = None
    """When it happened, milliseconds since 1970."""
    edited: bool = False
    """Whether somebody changed it here before it is sent."""
    fingerprint: bytes = b""
    """The same for the same event wherever it is read from; empty where nobody asks."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said to one request."""

    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...]
    error_type: str = ""
    message: str = ""
    request_id: str = ""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try at one request of one event."""

    key: EventKey
    family: str
    number: int
    """Counts from 1 for each request."""
    started: float
    """Seconds since the epoch."""
    seconds: float
    outcome: Outcome
    sentence: str
    """What happened, in the user's words."""
    answer: Answer | None = None
    parcel: int = -1
    """The request it was, counted from 0 in its run."""
    run: int = 0
    """The run's number in the journal; 0 where none is kept."""


@dataclass(frozen=True, slots=True)
class Gauge:
    """What one endpoint was given in the last minute."""

    family: str
    rate: int
    limit: int
    """What it may be given in a minute, both in what the endpoint counts: events or users."""
    left: int | None = None
    """What the server said is left of its own window; None where it did not say."""


@dataclass(frozen=True, slots=True)
class Progress:
    """A snapshot of a run for the meter."""

    total: int = 0
    accepted: int = 0
    refused: int = 0
    doubt: int = 0
    unsent: int = 0
    retrying: int = 0
    rate: int = 0
    """Requests in the last 60 seconds."""
    limit: int = 0
    """Requests a minute allowed."""
    paused: bool = False
    finished: bool = False
    seconds_left: float = 0.0
    history: tuple[int, ...] = ()
    """Requests a minute over the recent past, oldest first, for the meter's line."""
    gauges: tuple[Gauge, ...] = ()

    @property
    def done(self) -> int:
        """Events with a final outcome."""
        return self.accepted + self.refused + self.doubt + self.unsent
