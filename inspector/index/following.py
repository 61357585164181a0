"""A file that is read on as it changes: what is appended to lines, or all of it anew."""

import os
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path

from inspector.formats.walk import is_whole
from inspector.index.columns import Judged, Part
from inspector.index.disk import DiskFile
from inspector.index.files import open_file
from inspector.index.growing import Growth
from inspector.index.lines import HEAD, steps_of_lines
from inspector.index.source import Chunk, Source
from inspector.pipeline import Pipeline

_BLOCK = 1 << 16
_MARK = 64
"""Bytes before the end of what was read that must still stand there."""


class Change(StrEnum):
    """What became of a file since it was last looked at."""

    NONE = "none"
    GROWN = "grown"
    """More lines are there."""
    CUT = "cut"
    """What was read is not there any more: it begins anew."""
    REPLACED = "replaced"
    """Another file has its name."""
    REWRITTEN = "rewritten"
    """It is no file of lines, and says something else now."""
    GONE = "gone"


class Following:
    """One file, read into `source`. Everything may raise OSError; `begin` comes first."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.growth: Growth | None = None
        """Where it is a file of lines, or empty so far."""
        self._stamp: os.stat_result | None = None
        self._mark = b""
        self._changing = False

    def begin(
        self, pipeline: Pipeline, give_way: Callable[[], None]
    ) -> Iterator[Chunk | Part | Judged]:
        """What is there now. The last line of a file of lines waits for its end."""
        path = Path(self.source.path)
        self._stamp = path.stat()
        file = DiskFile(path)
        if file.packed or not _is_of_lines(file):
            file.close()
            yield from open_file(self.source, pipeline, give_way)
            return
        self.source.file = file
        self.growth = Growth(self.source, pipeline, give_way)
        while (part := self.more()) is not None:
            yield part

    def look(self) -> Change:
        """What became of the file."""
        try:
            now = Path(self.source.path).stat()
        except FileNotFoundError:
            self._stamp = None  # whatever comes back is another file, even with its number
            return Change.GONE
        before, self._stamp = self._stamp, now
        if before is None or (now.st_dev, now.st_ino) != (before.st_dev, before.st_ino):
            return Change.REPLACED
        if self.growth is None:
            return self._rewritten(before, now)
        done = self.growth.done
        if now.st_size < done or self._read(done - len(self._mark), len(self._mark)) != self._mark:
            return Change.CUT
        if not done and now.st_size and not _is_of_lines(self._file):
            return Change.CUT
        return Change.GROWN if self._end(now.st_size) > done else Change.NONE

    def more(self) -> Part | None:
        """The next of the lines that have come; None where all are read."""
        if self.growth is None:
            return None
        part = self.growth.read(self._end(self._file.size))
        done = self.growth.done
        self._mark = self._read(max(done - _MARK, 0), min(done, _MARK))
        return part

    # -- inside ---------------------------------------------------------------------------------

    @property
    def _file(self) -> DiskFile:
        assert self.source.file is not None
        return self.source.file

    def _read(self, offset: int, length: int) -> bytes:
        return self._file.read(offset, length)

    def _rewritten(self, before: os.stat_result, now: os.stat_result) -> Change:
        """A file that is read whole is read again once it rests: it may be written just now."""
        changed = (now.st_size, now.st_mtime_ns) != (before.st_size, before.st_mtime_ns)
        rested = self._changing and not changed
        self._changing = changed
        return Change.REWRITTEN if rested else Change.NONE

    def _end(self, size: int) -> int:
        """Where the last whole line ends: with its break, or with the value it is."""
        assert self.growth is not None
        done = end = self.growth.done
        at = size
        while at > done:
            start = max(at - _BLOCK, done)
            found = self._read(start, at - start).rfind(b"\n")
            if found >= 0:
                end = start + found + 1
                break
            at = start
        rest = self._read(end, size - end) if size - end <= HEAD else b""
        return size if rest.strip() and is_whole(rest) else end


def _is_of_lines(file: DiskFile) -> bool:
    """Whether there are lines, or nothing yet but the beginning of one. A file of one line only is
    read whole: it may be anything."""
    head = file.read(0, HEAD)
    if b"\n" in head:
        return steps_of_lines(file) is not None
    return len(head) < HEAD and not is_whole(head)
