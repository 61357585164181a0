"""The moments, sizes and numbers a filter is written with."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal

from inspector.index.filter.keys import Kind
from inspector.index.filter.nodes import Number, number_of

_CLOCK = r"(\d\d?:\d\d(?::\d\d(?:\.\d{1,6})?)?)"
_ZONE = r"(Z|[+-]\d\d:\d\d)?"
_MOMENT = re.compile(rf"(?=\d)(\d{{4}}-\d\d-\d\d)?(?:(?:(?<=\d)[T ]|^){_CLOCK}{_ZONE})?", re.ASCII)
_MILLISECONDS = re.compile(r"\d{9,15}", re.ASCII)
_SIZE = re.compile(r"(\d{1,15}(?:\.\d{1,6})?) ?([kmg]?)b?", re.ASCII)
_UNITS = {"": 1, "k": 1024, "m": 1024**2, "g": 1024**3}

_DAY, _MINUTE, _SECOND = 86_400_000, 60_000, 1_000

WANTED = {
    Kind.TIME: "a moment such as 12:03 (today), 2026-11-23, 2026-11-23T12:03:09Z or milliseconds",
    Kind.SIZE: "a size such as 900, 100KB or 1.5MB",
    Kind.ATTRIBUTE: "a number such as 100 or 49.90",
}
"""What each kind of number looks like, for a sentence."""


def bounds(kind: Kind, value: str, today: date) -> tuple[Number, Number]:
    """First and last number that `value` stands for. A time without a zone is UTC, as the list
    shows it; a time without a date is `today`. Raises ValueError where it is no such number."""
    if kind is Kind.TIME:
        return _moment(value.upper(), today)
    number = _size(value) if kind is Kind.SIZE else number_of(value)
    if number is None:
        raise ValueError(value)
    return number, number


def _moment(value: str, today: date) -> tuple[int, int]:
    if _MILLISECONDS.fullmatch(value):
        return int(value), int(value)
    if not (match := _MOMENT.fullmatch(value)):
        raise ValueError(value)
    day, clock, zone = match.groups()
    if clock and clock[1] == ":":
        clock = f"0{clock}"
    moment = datetime.fromisoformat(
        f"{day or today.isoformat()}T{clock or '00:00'}{(zone or 'Z').replace('Z', '+00:00')}"
    )
    first = (moment - _EPOCH) // _MS
    return first, first + _lasts(clock or "") - 1


def _lasts(clock: str) -> int:
    """Milliseconds that a moment written with this time of day lasts."""
    if not clock:
        return _DAY
    if "." in clock:
        return 1
    return _SECOND if clock.count(":") == 2 else _MINUTE


def _size(value: str) -> Decimal | None:
    """Bytes; 1 KB is 1,024 bytes, as MoEngage's limits count (facts: the 128 KB of a body)."""
    match = _SIZE.fullmatch(value)
    return Decimal(match[1]) * _UNITS[match[2]] if match else None


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MS = datetime.resolution * 1000
