"""What the program remembers between two starts, apart from workspaces and keys."""

from dataclasses import dataclass, field
from typing import Literal

import msgspec

from inspector.storage import files, paths

VERSION = 1
RECENT = 10
"""Files that are remembered to be opened again."""


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file that was open."""

    path: str
    size: int = 0
    modified: int = 0
    """Nanoseconds since 1970, as the file system has it; with another size or time it is another
    file, and nothing in it is chosen."""
    followed: bool = False
    ticked: tuple[tuple[int, int], ...] = ()
    """The chosen rows, as stretches from the first to before the last."""
    muted: tuple[str, ...] = ()
    """Codes of the problems that are not shown for it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All of it, with what holds on the first start."""

    theme: Literal["system", "light", "dark"] = "system"
    restore: bool = True
    """Whether what was open comes back."""
    wrap: bool = False
    """Whether long lines of the panes are broken to fit."""
    files: tuple[OpenFile, ...] = ()
    filter: str = ""
    selected: tuple[int, int, int] | None = None
    """The event that was selected: index in `files`, record, event."""
    workspace: str = ""
    """Name of the last workspace; a LIVE one is never put here."""
    layout: dict[str, str] = field(default_factory=dict)
    """Sizes and places of the window's parts by their names, in Qt's own form as Base64."""
    recent: tuple[str, ...] = ()
    """Paths that were opened, the last one first."""


class _File(msgspec.Struct, forbid_unknown_fields=True):
    version: int
    settings: Settings


def load() -> tuple[Settings, str]:
    """The settings, and a sentence where the file was broken and is now set aside (else empty)."""
    path = paths.state() / "settings.json"
    try:
        found = files.read(path, _File, VERSION)
    except files.Unfit as unfit:
        return Settings(), f"{unfit} {_put_away()} The usual settings are used."
    return (found.settings if found else Settings()), ""


def save(settings: Settings) -> None:
    """Keeps the settings. Raises OSError."""
    files.write(paths.state() / "settings.json", _File(VERSION, settings))


def _put_away() -> str:
    try:
        return f"It was kept as {files.set_aside(paths.state() / 'settings.json').name}."
    except OSError as error:
        return f"It could not be renamed: {error.strerror}."
