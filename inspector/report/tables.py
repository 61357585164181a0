"""The report's tables from `resources/report/`, loaded strictly."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import msgspec


class TablesError(ValueError):
    """A table that cannot be right; says which file."""


class Shown(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Places whose values a redacted report still shows."""

    pointers: tuple[str, ...]
    """Into the batch; `*` stands for one step."""
    why: str


class Look(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that only a dashboard can answer."""

    question: str
    why: str
    source: str


class _ShownTable(msgspec.Struct, forbid_unknown_fields=True):
    shown: tuple[Shown, ...]


class _LookTable(msgspec.Struct, forbid_unknown_fields=True):
    look: tuple[Look, ...]


_Table = TypeVar("_Table")


@dataclass(frozen=True)
class Tables:
    """What is shown of a batch, and what to look for elsewhere."""

    shown: tuple[Shown, ...]
    looks: tuple[Look, ...]

    def shows(self, pointer: str) -> bool:
        """Whether a redacted report shows the value at `pointer` of a batch."""
        return self._pattern.fullmatch(pointer) is not None

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        patterns = [re.escape(each) for row in self.shown for each in row.pointers]
        return re.compile("|".join(each.replace(r"\*", "[^/]+") for each in patterns))


def load(read: Callable[[str], bytes]) -> Tables:
    """The tables, by the function that reads a resource. Raises TablesError naming the file."""
    return Tables(
        _decoded("report/shown.toml", read, _ShownTable).shown,
        _decoded("report/dashboard.toml", read, _LookTable).look,
    )


def _decoded(name: str, read: Callable[[str], bytes], kind: type[_Table]) -> _Table:
    try:
        return msgspec.toml.decode(read(name), type=kind)
    except msgspec.DecodeError as error:
        raise TablesError(f"{name}: {error}") from error
