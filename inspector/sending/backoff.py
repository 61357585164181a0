"""When to try again. Pure, but for the jitter."""

import random
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from inspector.model.delivery import Answer

_WINDOW = 60.0
"""Seconds of MoEngage's rate limit window: no reset can be further away."""
_LONGEST = 600.0
"""Seconds a server may ask us to wait before we stop believing it."""
_EPOCH = 1e6
"""A reset above this is a time, below it a number of seconds: the documents say both."""


@dataclass(frozen=True, slots=True)
class Backoff:
    """Doubling waits with jitter, in seconds."""

    tries: int = 5
    """In all, the first one included."""
    first: float = 2.0
    most: float = 30.0

    def delay(self, number: int, dice: random.Random) -> float:
        """The wait after try `number` (from 1): between a half and the whole of its turn."""
        turn = min(self.most, self.first * 2.0 ** (number - 1))
        return turn * dice.uniform(0.5, 1.0)


@dataclass(frozen=True, slots=True)
class Window:
    """Where the server says its rate limit stands."""

    left: int
    """What may still be sent, in what the endpoint counts."""
    seconds: float
    """Until the window ends."""


def window(answer: Answer, now: float) -> Window | None:
    """The server's rate limit headers; None where it sent none."""
    headers = dict(answer.headers)
    left, reset = _number(headers.get("x-ratelimit-remaining", "")), _reset(headers, now)
    return None if left is None or reset is None else Window(int(left), reset)


def asked(answer: Answer, now: float) -> float | None:
    """How long the server asks us to wait, in seconds; None where it does not say. `now` is the
    time since the epoch, and counts only where the answer bears none of its own: this computer's
    clock may be wrong."""
    headers = dict(answer.headers)
    now = _server_time(headers, now)
    if (after := headers.get("retry-after")) is not None:
        seconds = _number(after)
        if seconds is None:
            seconds = _until(after, now)
        if seconds is not None:
            return min(max(0.0, seconds), _LONGEST)
    return _reset(headers, now)


def _reset(headers: dict[str, str], now: float) -> float | None:
    reset = _number(headers.get("x-ratelimit-reset", ""))
    if reset is None:
        return None
    now = _server_time(headers, now)
    return min(max(0.0, reset - now if reset >= _EPOCH else reset), _WINDOW)


def _number(text: str) -> float | None:
    return float(text) if text.strip().isdecimal() else None


def _server_time(headers: dict[str, str], now: float) -> float:
    try:
        return parsedate_to_datetime(headers.get("date", "")).timestamp()
    except ValueError:
        return now


def _until(text: str, now: float) -> float | None:
    try:
        return parsedate_to_datetime(text).timestamp() - now
    except ValueError:
        return None
