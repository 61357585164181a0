"""The fields that are ignored when two events are compared: ours at first, then the user's."""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from inspector.storage import files, paths, resources

VERSION = 1


@dataclass(frozen=True, slots=True)
class _File:
    names: tuple[str, ...]
    version: int = VERSION


class _Table(msgspec.Struct, forbid_unknown_fields=True):
    names: tuple[str, ...]


def load() -> tuple[str, ...]:
    """The names, sorted. A file that cannot be used leaves ours in force."""
    try:
        found = files.read(_path(), _File, VERSION)
    except files.Unfit:
        found = None
    return found.names if found else standard()


def standard() -> tuple[str, ...]:
    """What this program ignores by itself."""
    table = msgspec.toml.decode(resources.read("compare/noise.toml"), type=_Table)
    return tuple(sorted(table.names))


def save(names: tuple[str, ...]) -> None:
    """Keeps the user's names. Raises OSError."""
    files.write(_path(), _File(tuple(sorted(set(names)))))


def _path() -> Path:
    return paths.config() / "noise.json"
