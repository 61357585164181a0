"""Which captures were cut short: a small file beside each says that somebody is at it, and is
locked as long as that program lives. One that nobody locks any more was left behind by a program
that was killed, or by a machine that lost its power.
"""

import contextlib
import os
import sys
from pathlib import Path

SUFFIX = ".open"


class Claim:
    """Says that this program captures to a file. Leaves the file itself alone."""

    def __init__(self, path: Path) -> None:
        """Where it cannot be said, nobody will ask about the file: no capture fails over it."""
        self._place = _place(path)
        self._fd = -1
        with contextlib.suppress(OSError):
            self._fd = os.open(self._place, os.O_RDWR | os.O_CREAT, 0o600)
            _lock(self._fd)

    def release(self) -> None:
        """The capture ended as it should. A second call does nothing."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1
            self._place.unlink(missing_ok=True)


def left(folder: Path) -> list[Path]:
    """The files in `folder` that hold what came to captures that were cut short, the last one
    first. Those to which nothing came are taken away."""
    found = []
    for place in sorted(folder.glob(f"*{SUFFIX}"), reverse=True):
        path = place.with_name(place.name.removesuffix(SUFFIX))
        if _is_held(place):
            continue
        if path.is_file() and path.stat().st_size:
            found.append(path)
        else:
            path.unlink(missing_ok=True)
            forget(path)
    return found


def forget(path: Path) -> None:
    """Nobody need be told of this file again. It stays."""
    _place(path).unlink(missing_ok=True)


def _place(path: Path) -> Path:
    return path.with_name(path.name + SUFFIX)


def _is_held(place: Path) -> bool:
    """Whether a program that lives holds the lock."""
    try:
        fd = os.open(place, os.O_RDWR)
    except OSError:
        return True  # gone meanwhile, or another user's
    try:
        _lock(fd)
    except OSError:
        return True
    finally:
        os.close(fd)
    return False


if sys.platform == "win32":
    import msvcrt

    def _lock(fd: int) -> None:
        """Until `fd` is closed. Raises OSError where another program has it."""
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(fd: int) -> None:
        """Until `fd` is closed. Raises OSError where another program has it."""
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
