"""What the program remembers between two starts, apart from workspaces and the window's shape."""

from dataclasses import dataclass
from typing import Literal

import msgspec

from inspector.storage import files, paths

VERSION = 1


@dataclass(frozen=True, slots=True)
class Settings:
    """All of it, with what holds on the first start."""

    theme: Literal["system", "light", "dark"] = "system"
    workspace: str = ""
    """Name of the last workspace; a LIVE one is never put here."""
    open_files: tuple[str, ...] = ()
    """Paths that were open, in their order."""
    filter: str = ""
    selected: tuple[int, int, int] | None = None
    """The event that was selected: index in `open_files`, record, event."""


class _File(msgspec.Struct, forbid_unknown_fields=True):
    version: int
    settings: Settings


def load() -> tuple[Settings, str]:
    """The settings, and a sentence where the file was broken and is now set aside (else empty)."""
    path = paths.config() / "settings.json"
    try:
        found = files.read(path, _File, VERSION)
    except files.Unfit as unfit:
        return Settings(), f"{unfit} {_put_away()} The usual settings are used."
    return (found.settings if found else Settings()), ""


def save(settings: Settings) -> None:
    """Keeps the settings. Raises OSError."""
    files.write(paths.config() / "settings.json", _File(VERSION, settings))


def _put_away() -> str:
    try:
        return f"It was kept as {files.set_aside(paths.config() / 'settings.json').name}."
    except OSError as error:
        return f"It could not be renamed: {error.strerror}."
