"""How a value changes on its way. Each transform is pure: a value, or a refusal with its reason."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import TypeAlias

from inspector.model.json import Json, text_of
from inspector.model.mapping import ActionNames, MappingSettings

MAX_OFFSET_SECONDS = 54_000
"""The widest `user_timezone_offset` MoEngage takes (Data API reference, Track Event)."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LARGE = 10**30
_HOLDERS = (dict, list)
_NUMBERS = (int, Decimal, str)
_FIRST_MS = (datetime.min.replace(tzinfo=UTC) - _EPOCH) // timedelta(milliseconds=1)
_LAST_MS = (datetime.max.replace(tzinfo=UTC) - _EPOCH) // timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Refusal:
    """The value cannot be sent this way; `code` is the problem that says so, or empty for one
    that needs no words."""

    code: str = ""


@dataclass(frozen=True, slots=True)
class Lossy:
    """The value is sent, but something of it is gone; `code` is the problem that says so."""

    value: Json
    code: str


@dataclass(frozen=True, slots=True)
class Context:
    """What a transform may know besides the value."""

    settings: MappingSettings
    values: dict[str, str]


Result: TypeAlias = "Json | Refusal | Lossy"
Transform: TypeAlias = Callable[["Json", Context], "Result"]


def same(value: Json, _context: Context) -> Result:
    """As it is."""
    return value


def attribute(value: Json, context: Context) -> Result:
    """A custom attribute: scalars and lists as they are, objects where the workspace has them."""
    if context.settings.objects or not _holds_object(value):
        return value
    return Refusal("value.object")


def string(value: Json, _context: Context) -> Result:
    """Text; a number keeps the digits of the source."""
    if isinstance(value, str):
        return value
    return Refusal("value.not_scalar") if isinstance(value, _HOLDERS) else text_of(value)


def double(value: Json, _context: Context) -> Result:
    """A number with a fraction, so that MoEngage's first sight of it is a double."""
    number = _number(value)
    if number is None:
        return Refusal("value.not_number")
    if number.as_tuple().exponent == 0:
        return Decimal(f"{number}.0")
    return number


def integer(value: Json, _context: Context) -> Result:
    """A whole number; a fraction is cut off and said."""
    if type(value) is int and -_LARGE < value < _LARGE:
        return value
    number = _number(value)
    if number is None or abs(number.adjusted()) > 30:
        return Refusal("value.not_number")
    whole = int(number)
    return whole if whole == number else Lossy(whole, "value.fraction_cut")


def iso_time(value: Json, _context: Context) -> Result:
    """Milliseconds since 1970 → ISO 8601 in UTC with milliseconds (Data API, Track Event)."""
    if not isinstance(value, int) or isinstance(value, bool):
        return Refusal("time.unreadable")
    return iso(value)


def offset_seconds(value: Json, _context: Context) -> Result:
    """Hours east of UTC → seconds; nothing beyond what MoEngage takes."""
    number = _number(value)
    if number is None or abs(number) > 10_000:
        return Refusal("time.offset")
    seconds = int(number * 3600)
    return seconds if abs(seconds) <= MAX_OFFSET_SECONDS else Refusal("time.offset")


def choice(value: Json, context: Context) -> Result:
    """One of the row's `values`, found without case."""
    found = context.values.get(value.casefold()) if isinstance(value, str) else None
    return Refusal() if found is None else found


def action_name(value: Json, context: Context) -> Result:
    """A commerce action as event name: text, spelled as the workspace says."""
    if isinstance(value, dict | list):
        return Refusal("value.not_scalar")
    name = text_of(value)
    titled = context.settings.action_names is ActionNames.TITLE
    return name.replace("_", " ").title() if titled else name


def promotion_name(value: Json, context: Context) -> Result:
    """A promotion's action; the web SDK's numbers by the row's `values`."""
    return action_name(context.values.get(text_of(value), value), context)


def iso(milliseconds: int) -> str | Refusal:
    """Milliseconds since 1970 → ISO 8601 in UTC with milliseconds."""
    if not _FIRST_MS <= milliseconds <= _LAST_MS:
        return Refusal("time.unreadable")
    minute, rest = divmod(milliseconds, 60_000)
    return f"{_minute(minute)}{rest // 1000:02}.{rest % 1000:03}Z"


TRANSFORMS: dict[str, Transform] = {
    transform.__name__: transform
    for transform in (
        same,
        attribute,
        string,
        double,
        integer,
        iso_time,
        offset_seconds,
        choice,
        action_name,
        promotion_name,
    )
}


TOUCHY: dict[str, tuple[type, ...]] = dict.fromkeys(TRANSFORMS, ()) | {
    "double": (str, Decimal),
    "integer": (str, int, Decimal),
    "iso_time": (int,),
    "offset_seconds": (str, int, Decimal),
    "choice": (str,),
    "action_name": (str,),
    "promotion_name": (str,),
}
"""Types of which some values are taken and others are refused, cut, or left as they are. A value of
any other type has the same fate as every value of its structure."""


@lru_cache(5_000)
def _minute(minutes: int) -> str:
    """A minute since 1970, in ISO 8601: the events of a source are of few minutes."""
    return f"{_EPOCH + timedelta(minutes=minutes):%Y-%m-%dT%H:%M:}"


def _holds_object(value: Json) -> bool:
    if isinstance(value, list):
        return any(isinstance(item, dict | list) for item in value)
    return isinstance(value, dict)


def _number(value: Json) -> Decimal | None:
    """A number, or text that is one: iOS sends commerce numbers as text (iOS SDK)."""
    if value.__class__ not in _NUMBERS:
        return None
    assert isinstance(value, _NUMBERS)
    try:
        number = value if isinstance(value, Decimal) else Decimal(value)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
