"""The way from a second start of the program to the window that is open already.

The open window listens on this machine and keeps its port and a password in a small file that only
this user can read. A second start reads it and hands its files over. What a killed program left
behind leads nowhere, and the next window replaces it.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from inspector.storage import paths

HOST = "127.0.0.1"
WELCOME = b"shown\n"
"""The answer of a window that took what it was handed."""
LONGEST = 1 << 24
"""Bytes of one message, far above what a command line can hold."""
_PATIENCE = 5.0
"""Seconds a window may take to answer; one that is slower hangs, and a new one is opened."""


class Door(NamedTuple):
    """Where a window listens, and the password it asks for."""

    port: int
    password: str


class Visit(NamedTuple):
    """What a second start brings."""

    files: tuple[Path, ...]
    """Full paths; none only asks the window to come to the front."""
    follow: bool = False


def plate() -> Path:
    """The file that says where the window listens."""
    return paths.state() / "window.json"


def read() -> Door | None:
    """The door of the open window, or of one that was killed; None where there is none."""
    try:
        found = json.loads(plate().read_bytes())
        door = Door(found["port"], found["password"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    good = isinstance(door.port, int) and 0 < door.port < 1 << 16 and isinstance(door.password, str)
    return door if good else None


def write(door: Door) -> None:
    """Tells later starts of this window. Raises OSError."""
    from inspector.storage import files

    files.write(plate(), door._asdict())


def remove(door: Door) -> None:
    """The window listens no more. One that came after it keeps its own. Raises OSError."""
    if read() == door:
        plate().unlink(missing_ok=True)


def knock(visit: Visit) -> bool:
    """Hands over to the window that is open. False where none answers."""
    door = read()
    if door is None:
        return False
    import socket

    try:
        with socket.create_connection((HOST, door.port), _PATIENCE) as line:
            line.settimeout(_PATIENCE)
            line.sendall(pack(door, visit))
            with line.makefile("rb") as said:
                return said.readline(len(WELCOME)) == WELCOME
    except OSError:
        return False


def pack(door: Door, visit: Visit) -> bytes:
    """A message, as one line."""
    words = {
        "password": door.password,
        "files": [str(path) for path in visit.files],
        "follow": visit.follow,
    }
    return json.dumps(words).encode() + b"\n"


def unpack(line: bytes, door: Door) -> Visit | None:
    """What a message brings; None where it is none or does not know the password."""
    from hmac import compare_digest

    try:
        found = json.loads(line)
        known = compare_digest(str(found["password"]).encode(), door.password.encode())
        visit = Visit(tuple(map(Path, found["files"])), bool(found["follow"]))
    except (ValueError, KeyError, TypeError):
        return None
    return visit if known else None


def absolute(files: Sequence[Path]) -> tuple[Path, ...]:
    """Files by their full paths: the open window may have been started elsewhere."""
    return tuple(path.absolute() for path in files)
