"""One piece of work on a source in a worker thread, handed over step by step."""

import contextlib
import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from inspector.index.columns import Judged, Part
from inspector.index.disk import PackedError
from inspector.index.files import Gate
from inspector.index.row import Row
from inspector.index.source import Chunk, Source, State
from inspector.pipeline import Pipeline

AHEAD = 3
"""Chunks a worker may be ahead of the window."""

_log = logging.getLogger(__name__)


class Work(StrEnum):
    """What is done with a source."""

    READ = "read"
    AGAIN = "again"
    """Rows made again under other settings replace the old ones all at once."""
    RELOAD = "reload"
    """The file is read again beside what is shown, which it replaces all at once."""
    JUDGE = "judge"
    """Verdicts come in behind."""


Step: TypeAlias = Chunk | Part | Judged
Steps: TypeAlias = Callable[[Gate], Iterator[Step]]
Opening: TypeAlias = Callable[[Pipeline, Callable[[], None]], Iterator[Step]]
"""Reads a file under a pipeline, and gives way now and then."""


@dataclass(frozen=True, slots=True)
class End:
    """How a job ended."""

    state: State
    error: str = ""


@dataclass(eq=False, slots=True)
class Job:
    """The work, and what became of it so far."""

    source: Source
    """The one that is read into: with RELOAD not the one that is shown."""
    steps: Steps
    work: Work = Work.READ
    rows: list[Row] = field(default_factory=list)
    gate: Gate = field(default_factory=Gate)
    room: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(AHEAD))

    def stop(self) -> None:
        """Ends the job at its next chunk."""
        self.gate.stop()
        self.room.release()

    def hand_over(self, tell: Callable[[Step], None]) -> End:
        """Does the work and tells each step, only a few of them ahead. Runs in a worker thread."""
        steps = self.steps(self.gate)
        try:
            with contextlib.closing(steps):  # type: ignore[type-var]
                for step in steps:
                    self.room.acquire()
                    if not self.gate.passed():
                        return End(State.STOPPED)
                    tell(step)
        except OSError as error:
            return End(State.FAILED, sentence(error))
        except Exception as fault:
            _log.exception("%s could not be read", self.source.name)
            return End(
                State.FAILED,
                f"This program failed on it ({type(fault).__name__}: {fault}). "
                "What was read before stays; please report it with the file.",
            )
        return End(State.READY)


def sentence(error: OSError) -> str:
    """Why a file cannot be read, and what to do, in the user's words."""
    match error:
        case FileNotFoundError():
            return "There is no such file. Check its name and folder, then reopen it."
        case IsADirectoryError():
            return "This is a folder. Open the files in it."
        case PermissionError():
            return "You may not read this file. Copy it to a place of yours and open it there."
        case PackedError():
            return f"{error} What was read before stays."
    return f"The file cannot be read: {error.strerror or error}. Copy it and open the copy."
