"""Words and numbers that every command speaks. Light, because the window starts through here."""

import argparse
from datetime import UTC, datetime

DONE, PROBLEMS, WRONG, UNSENT = 0, 1, 2, 3
"""The exit statuses of the contract (README, A journey)."""

Commands = argparse._SubParsersAction  # its only public name is in argparse's documentation


class Refusal(Exception):
    """Ends the command with status 2; the text is one sentence for the user."""


def shown(text: str) -> str:
    """`text` for a terminal: control characters, which could rule it, are escaped."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def counted(number: int, one: str, many: str = "") -> str:
    """`1 event`, `1,204 events`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def iso(time_ms: int | None) -> str | None:
    """Milliseconds since 1970 as ISO 8601 in UTC; None where no calendar has that moment."""
    if time_ms is None:
        return None
    try:
        moment = datetime.fromtimestamp(time_ms // 1000, UTC)
    except (OverflowError, ValueError, OSError):
        return None
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{time_ms % 1000:03d}Z"
