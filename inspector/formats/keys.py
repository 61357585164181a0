"""The key tables of `resources/formats/`: what a dialect's keys and codes are called in the Events
API. Loaded strictly; a table that names what is not there is refused."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

import msgspec


class KeyTableError(ValueError):
    """A key table that cannot be right; says which row."""


class Key(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One key of an object. The key `*` stands for every key no other row names."""

    key: str
    to: str = ""
    """The name it gets, below the object or, with a `/` in front, in the batch; empty: its own."""
    as_: Literal["", "whole", "number"] = msgspec.field(name="as", default="")
    """Text that is a whole number, or any number, becomes one."""
    object: str = ""
    """The table for the value, or for each item where it is a list."""
    choice: str = ""
    """The table that names its values."""


class Field(NamedTuple):
    """A key's row made ready: a batch has hundreds of keys."""

    path: tuple[str, ...]
    """The steps to its name; empty where it keeps its own."""
    in_batch: bool
    """Whether the path begins at the batch instead of at the object."""
    name: str
    """The name to tell a person; empty where it keeps its own."""
    as_: str
    object: str
    choice: str


class ObjectTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The keys of one kind of object."""

    name: str
    source: str
    """Which document or source says so."""
    also: str = ""
    """Another table that holds where this one has no row."""
    keys: tuple[Key, ...]


class ChoiceTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Codes and their names."""

    name: str
    source: str
    values: dict[str, str | bool]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    object: tuple[ObjectTable, ...] = ()
    choice: tuple[ChoiceTable, ...] = ()


class Keys:
    """All tables by name."""

    def __init__(self, objects: tuple[ObjectTable, ...], choices: tuple[ChoiceTable, ...]) -> None:
        self.tables = {table.name: table for table in objects}
        self.choices = {choice.name: choice.values for choice in choices}
        _check(objects, choices, self)
        self.objects = {name: self._fields(name) for name in self.tables}

    def _fields(self, name: str) -> dict[str, Field]:
        table = self.tables[name]
        inherited = self._fields(table.also) if table.also else {}
        return inherited | {row.key: _ready(row) for row in table.keys}


def load(texts: Mapping[str, bytes]) -> Keys:
    """The tables from TOML texts by file name. Raises KeyTableError naming file or row."""
    objects: list[ObjectTable] = []
    choices: list[ChoiceTable] = []
    for name, text in texts.items():
        try:
            file = msgspec.toml.decode(text, type=_File)
        except msgspec.DecodeError as error:
            raise KeyTableError(f"{name}: {error}") from error
        objects.extend(file.object)
        choices.extend(file.choice)
    return Keys(tuple(objects), tuple(choices))


def _ready(row: Key) -> Field:
    path = tuple(row.to.strip("/").split("/")) if row.to else ()
    name = ".".join(path) if path != (row.key,) else ""
    return Field(path, row.to.startswith("/"), name, row.as_, row.object, row.choice)


def _check(objects: tuple[ObjectTable, ...], choices: tuple[ChoiceTable, ...], keys: Keys) -> None:
    for kind, tables in (("table", objects), ("choice", choices)):
        for name in _twice([table.name for table in tables]):
            raise KeyTableError(f"{kind} {name!r} stands twice")
    for table in objects:
        for name in _twice([row.key for row in table.keys]):
            raise KeyTableError(f"table {table.name!r}: key {name!r} stands twice")
        for kind, name, known in _named(table, keys):
            if name not in known:
                raise KeyTableError(f"table {table.name!r}: no {kind} is called {name!r}")
        if table.also and keys.tables[table.also].also:
            raise KeyTableError(f"table {table.name!r}: `also` reaches one table only")


def _named(table: ObjectTable, keys: Keys) -> Iterator[tuple[str, str, Mapping[str, object]]]:
    if table.also:
        yield "table", table.also, keys.tables
    for row in table.keys:
        if row.object:
            yield "table", row.object, keys.tables
        if row.choice:
            yield "choice", row.choice, keys.choices


def _twice(names: list[str]) -> Iterator[str]:
    yield from (name for name in dict.fromkeys(names) if names.count(name) > 1)
