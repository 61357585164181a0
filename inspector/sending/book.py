"""The journal's file: a SQLite database for this user only, made when it is first needed.

WAL, so that whoever reads never waits for whoever writes; `synchronous` FULL, so that what is
written is on the disk even when the power fails: a re-sent event cannot be taken back. Many tries
share one commit (`pen`), which is why that costs nothing.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from inspector.storage import paths

VERSION = 1
_WAIT_SECONDS = 10.0
"""For another process that writes at the same moment."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS runs (
    id INTEGER PRIMARY KEY,
    started REAL NOT NULL,
    ended REAL,
    workspace TEXT NOT NULL,
    environment TEXT NOT NULL,
    target TEXT NOT NULL,
    title TEXT NOT NULL,
    choices TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT ''
);
CREATE TABLE IF NOT EXISTS requests (
    run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
    number INTEGER NOT NULL,
    lane INTEGER NOT NULL,
    family TEXT NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (run, number)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS items (
    run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
    number INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    source TEXT NOT NULL,
    record INTEGER NOT NULL,
    event INTEGER NOT NULL,
    name TEXT NOT NULL,
    user TEXT NOT NULL,
    time_ms INTEGER,
    edited INTEGER NOT NULL,
    fingerprint BLOB NOT NULL,
    PRIMARY KEY (run, number)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS attempts (
    run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
    serial INTEGER NOT NULL,
    request INTEGER NOT NULL,
    target TEXT NOT NULL,
    started REAL NOT NULL,
    family TEXT NOT NULL,
    events INTEGER NOT NULL,
    users INTEGER NOT NULL,
    number INTEGER,
    seconds REAL,
    outcome TEXT,
    stops INTEGER,
    sentence TEXT,
    status INTEGER,
    request_id TEXT,
    headers TEXT,
    body BLOB,
    PRIMARY KEY (run, serial)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS items_by_fingerprint ON items (fingerprint);
CREATE INDEX IF NOT EXISTS attempts_by_request ON attempts (run, request);
CREATE INDEX IF NOT EXISTS attempts_by_time ON attempts (target, started);
"""


class JournalFault(Exception):
    """The journal cannot be written or read; the text is a sentence for the user."""


def path() -> Path:
    """Where the journal lies."""
    return paths.data() / "journal.sqlite"


@contextmanager
def opened(place: Path | None = None) -> Iterator[sqlite3.Connection]:
    """The journal, for one piece of work: committed at its end, or nothing of it happened. Raises
    JournalFault."""
    place = place or path()
    with faults(place), closing(connect(place)) as book, book:
        yield book


@contextmanager
def faults(place: Path) -> Iterator[None]:
    """Puts what goes wrong with the journal into a sentence."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise JournalFault(_sentence(error, place)) from error


def connect(place: Path) -> sqlite3.Connection:
    """A connection, to be used by one thread at a time. Raises sqlite3.Error, OSError and
    JournalFault."""
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(place, os.O_CREAT | os.O_RDWR, 0o600))
    book = sqlite3.connect(place, timeout=_WAIT_SECONDS, check_same_thread=False)
    try:
        book.execute("PRAGMA journal_mode = WAL")
        book.execute("PRAGMA synchronous = FULL")
        book.execute("PRAGMA foreign_keys = ON")
        book.execute("PRAGMA secure_delete = ON")
        _prepare(book, place)
    except BaseException:
        book.close()
        raise
    return book


def _prepare(book: sqlite3.Connection, place: Path) -> None:
    (version,) = book.execute("PRAGMA user_version").fetchone()
    if version == VERSION:
        return
    if version:
        raise JournalFault(
            f"The journal {place} has version {version}; this program knows version {VERSION}. "
            "Move it away, or use the program that wrote it."
        )
    book.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} PRAGMA user_version = {VERSION}; COMMIT;")


def _sentence(error: Exception, place: Path) -> str:
    code = getattr(error, "sqlite_errorcode", None)
    if code == sqlite3.SQLITE_FULL or "disk I/O" in str(error):
        return (
            f"The journal {place} cannot be written: the disk is full or faulty ({error}). Make "
            "room, then resume the run; nothing is sent that is not written down first."
        )
    if isinstance(error, sqlite3.DatabaseError) and code in (
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
    ):
        return f"The journal {place} is damaged ({error}). Move it away to begin a new one."
    return f"The journal {place} cannot be used: {error}."
