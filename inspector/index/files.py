"""Opening a file: short ones are read whole, long ones of lines are gone over and never kept, of
others their records are."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from inspector.index.columns import Judged, Part
from inspector.index.disk import DiskFile
from inspector.index.lines import steps_of_lines
from inspector.index.source import Chunk, Source, chunks, read
from inspector.index.stretches import read_lines
from inspector.pipeline import Pipeline

SMALL = 2 << 20
"""Bytes up to which a file is read whole: some two thousand events, judged as they are read."""
BLOCK = 1 << 20
"""Bytes read at once of what is cut as it comes."""


class Gate:
    """Through which work goes step by step: it may be held up, and ended."""

    def __init__(self) -> None:
        self._open = threading.Event()
        self._open.set()
        self.stopped = False

    @property
    def paused(self) -> bool:
        """Whether work is held up."""
        return not self._open.is_set() and not self.stopped

    def pause(self) -> None:
        """Holds work up at its next step."""
        self._open.clear()

    def go_on(self) -> None:
        """Lets it through again."""
        self._open.set()

    def stop(self) -> None:
        """Ends it at its next step."""
        self.stopped = True
        self._open.set()

    def passed(self) -> bool:
        """Waits while work is held up. Whether it may go on."""
        self._open.wait()
        return not self.stopped


def _at_once() -> None:
    """Nobody is waited for."""


def open_file(
    source: Source, pipeline: Pipeline, give_way: Callable[[], None] = _at_once
) -> Iterator[Chunk | Part | Judged]:
    """What is in the file of `source`, step by step. Raises OSError where it cannot be read.
    `give_way` is called every some ten events: whoever reads may have to wait for others."""
    path = Path(source.path)
    with path.open("rb") as head:
        packed = head.read(2) == b"\x1f\x8b"
    if source.size <= SMALL and not packed:
        yield from read(source.id, source.name, path.read_bytes(), pipeline)
        return
    file = DiskFile(path)
    steps = steps_of_lines(file)
    if steps is None:
        file.close()
        with path.open("rb", buffering=0) as whole:
            records = pipeline.read_blocks(iter(lambda: whole.read(BLOCK), b""))
            yield from chunks(source.id, source.name, records, pipeline)
        return
    source.file = file
    yield from read_lines(source, steps, pipeline, give_way)
