"""Says that a run is being sent by a process that lives: the system takes the lock back when it
dies, however it dies. SQLite's own lock, because that works on every system."""

import sqlite3
from pathlib import Path

from inspector.sending import book


class Claim:
    """Held until `release`, or until the process ends."""

    def __init__(self, lock: sqlite3.Connection, place: Path) -> None:
        self._lock = lock
        self._place = place

    def release(self) -> None:
        """Anybody may have the run now."""
        self._place.unlink(missing_ok=True)
        self._lock.close()


def claim(run: int) -> Claim | None:
    """The run for this process alone; None where another one is at it. Raises JournalFault."""
    place = book.path().with_name(f"run-{run}.lock")
    with book.faults(place):
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = sqlite3.connect(place, timeout=0, isolation_level=None, check_same_thread=False)
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            lock.close()
            return None
    return Claim(lock, place)
