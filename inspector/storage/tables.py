"""The tables that the first paint needs, read as strictly as all others, but without msgspec: its
import takes 20 ms, and the window would wait for it."""

import re
import tomllib
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from inspector.storage import resources

T = TypeVar("T", bound=NamedTuple)


class Colour(str):
    """`#rrggbb` in lower case. Raises ValueError for any other text."""

    __slots__ = ()

    def __new__(cls, text: str) -> "Colour":
        if not re.fullmatch("#[0-9a-f]{6}", str(text)):
            raise ValueError(f"{text!r} is no colour such as #1a7f37")
        return super().__new__(cls, text)


def table(form: type[T], name: str) -> T:
    """The resource `name` as a `form`. Raises ValueError with the place where it is wrong."""
    return made(form, resources.read(name), name)


def made(form: type[T], raw: bytes, name: str) -> T:
    """The TOML table `raw` as a `form`, nothing missing and nothing unknown; `name` is what it is
    called in a ValueError."""
    value: T = _made(form, tomllib.loads(raw.decode()), name)
    return value


def plain(value: object) -> Any:
    """Named values as dictionaries of values, at every depth."""
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: plain(part) for name, part in value._asdict().items()}
    return value


def _made(kind: Callable[..., Any], value: object, place: str) -> Any:
    if not hasattr(kind, "_fields"):
        return _leaf(kind, value, place)
    if not isinstance(value, dict):
        raise ValueError(f"{place} is no table")
    fields = kind.__annotations__
    if strange := sorted(fields.keys() ^ value.keys()):
        what = "unknown" if strange[0] in value else "missing"
        raise ValueError(f"{place}: `{strange[0]}` is {what}")
    parts = {name: _made(fields[name], part, f"{place}: {name}") for name, part in value.items()}
    return kind(**parts)


def _leaf(kind: Callable[..., Any], value: object, place: str) -> Any:
    try:
        made = kind(value)
    except ValueError as fault:
        raise ValueError(f"{place}: {fault}") from None
    if made != value or isinstance(value, bool) is not (kind is bool):
        raise ValueError(f"{place}: {value!r} does not belong there")
    return made
