"""Writing down one run's tries: on the disk before a request goes out, many in one commit."""

import asyncio
import sqlite3
import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from inspector.model.delivery import Answer, Outcome
from inspector.model.json import encode
from inspector.sending import book
from inspector.sending.book import JournalFault
from inspector.sending.parcels import Parcel
from inspector.sending.tries import Tried
from inspector.tasks import TaskOwner

__all__ = ["JournalFault", "Pen"]

MOST_KEPT = 16 * 1024
"""Bytes of an answer that are kept."""

EVERY_SECONDS = 0.02
"""Between two commits: each waits for the disk, and costs the same for one try as for many."""

_BEGIN = (
    "INSERT INTO attempts (run, serial, request, target, started, family, events, users) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_END = (
    "UPDATE attempts SET number = ?, seconds = ?, outcome = ?, stops = ?, sentence = ?, "
    "status = ?, request_id = ?, headers = ?, body = ? WHERE run = ? AND serial = ?"
)

Row = tuple[object, ...]


class Pen:
    """Use it as an async context manager, in one event loop, for one run that is claimed."""

    def __init__(self, run: int, target: str, place: Path | None = None) -> None:
        self.run = run
        self._target = target
        self._place = place or book.path()
        self._serial = 0
        self._begun: list[Row] = []
        self._ended: list[Row] = []
        self._written: asyncio.Future[None]
        self._wanted = asyncio.Event()
        self._closing = False
        self._owner = TaskOwner()
        self._guard = threading.Lock()
        self._task: asyncio.Task[None]
        self._book: sqlite3.Connection

    async def __aenter__(self) -> "Pen":
        await asyncio.to_thread(self._open)
        self._written = asyncio.get_running_loop().create_future()
        self._task = self._owner.start(self._write_on(), name="journal")
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Writes what is left. Raises JournalFault where that cannot be."""
        self._closing = True
        self._wanted.set()
        try:
            await self._task
            if self._ended:
                with book.faults(self._place):
                    await asyncio.to_thread(self._commit, [], self._ended)
        finally:
            self._written.cancel()
            with self._guard:  # a commit that nobody waits for any more may still be under way
                self._book.close()

    async def begin(self, parcel: Parcel, started: float) -> int:
        """Returns once it is on the disk that the request goes out. Raises JournalFault."""
        self._serial += 1
        serial, used = self._serial, parcel.cost
        counts = (used["event"], used["customer"])
        family = parcel.request.family
        self._begun.append(
            (self.run, serial, parcel.number, self._target, started, family, *counts)
        )
        self._wanted.set()
        await asyncio.shield(self._written)
        return serial

    def end(self, entry: int, tried: Tried) -> None:
        """Notes what came of a try; it is on the disk soon."""
        said, answer = tried.said, tried.answer
        # A try that may have been taken stays in doubt, whatever comes after it.
        outcome = Outcome.DOUBT if said.doubtful else said.outcome
        what = (tried.number, tried.seconds, outcome, said.stops, said.sentence, *_kept(answer))
        self._ended.append((*what, self.run, entry))
        self._wanted.set()

    # -- inside ---------------------------------------------------------------------------------

    def _open(self) -> None:
        with book.faults(self._place):
            self._book = book.connect(self._place)
            found = self._book.execute(
                "SELECT max(serial) FROM attempts WHERE run = ?", (self.run,)
            ).fetchone()
        self._serial = found[0] or 0

    async def _write_on(self) -> None:
        while not self._closing or self._begun:
            await self._wanted.wait()
            self._wanted.clear()
            begun, ended, written = self._begun, self._ended, self._written
            if not begun and not ended:
                continue
            self._begun, self._ended = [], []
            self._written = asyncio.get_running_loop().create_future()
            try:
                with book.faults(self._place):
                    await asyncio.to_thread(self._commit, begun, ended)
            except JournalFault as fault:
                self._ended = ended + self._ended  # there may be room again at the end
                written.set_exception(fault)
                written.exception()  # where nobody waited, nobody need be told
            else:
                written.set_result(None)
            if not self._closing:
                await asyncio.sleep(EVERY_SECONDS)

    def _commit(self, begun: list[Row], ended: list[Row]) -> None:
        with self._guard:
            try:
                self._book.executemany(_BEGIN, begun)
                self._book.executemany(_END, ended)
                self._book.commit()
            except sqlite3.Error:
                with suppress(sqlite3.Error):  # the fault may have taken the transaction with it
                    self._book.rollback()
                raise


def _kept(answer: Answer | None) -> Row:
    if answer is None:
        return (None, "", "", b"")
    headers = encode([list(pair) for pair in answer.headers]).decode()
    return (answer.status, answer.request_id, headers, answer.body[:MOST_KEPT])
