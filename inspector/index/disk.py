"""The bytes of an opened file, read where they are needed and never kept.

Not mapped into memory: mapped pages count as memory, and a file that shrinks would end the process.
"""

import os
import tempfile
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

FIRST = 1 << 16
"""Bytes of the first step: its rows are on the screen before the second is read."""
STEP = 4 << 20
MAX_RATIO = 200
"""How many times larger than its package a text may be: what promises more is no recording."""
FREE_SIZE = 64 << 20
"""Bytes up to which that does not matter."""


class PackedError(OSError):
    """A compressed file that cannot be unpacked further. Its text is a sentence."""


class DiskFile:
    """A file, or the unpacked text of a gzip file in a temporary one that goes when it is closed.

    Raises OSError where it cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self._packed = _is_gzip(path)
        self._source = path
        self._spill: IO[bytes] | None = None
        if self._packed:
            self._spill = tempfile.NamedTemporaryFile(prefix="mparticle-inspector-")  # noqa: SIM115
            self.path = Path(self._spill.name)
        else:
            self.path = path
        self._guard = threading.Lock()
        self._fd = os.open(self.path, os.O_RDONLY | getattr(os, "O_BINARY", 0))

    @property
    def packed(self) -> bool:
        """Whether the bytes are unpacked ones."""
        return self._packed

    @property
    def size(self) -> int:
        """Bytes of the file as it is now, whatever has its name. Raises OSError."""
        return os.fstat(self._fd).st_size

    def read(self, offset: int, length: int) -> bytes:
        """Bytes of the text; fewer where it ends before. Raises OSError once it is closed."""
        if hasattr(os, "pread"):
            return os.pread(self._fd, length, offset)
        with self._guard:  # Windows has one place in a file for all who read it
            os.lseek(self._fd, offset, os.SEEK_SET)
            return os.read(self._fd, length)

    def read_into(self, room: memoryview, offset: int) -> memoryview:
        """Fills `room` with bytes of the text, which takes less time than to ask for memory anew.
        Returns what of it was filled; less where the text ends. Raises OSError as `read`."""
        if hasattr(os, "preadv"):
            return room[: os.preadv(self._fd, [room], offset)]
        text = self.read(offset, len(room))
        room[: len(text)] = text
        return room[: len(text)]

    def steps(self, start: int = 0) -> Iterator[tuple[bytes, int]]:
        """The text from `start` on in steps, each with how far the file itself is read. A packed
        text is unpacked by this, once."""
        if self._packed:
            yield from self._unpacked()
            return
        at, step = start, FIRST
        while block := self.read(at, step):
            at, step = at + len(block), STEP
            yield block, at

    def close(self) -> None:
        """Lets go of the file; a temporary one is gone. A second call does nothing."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1
            if self._spill:
                self._spill.close()

    def _unpacked(self) -> Iterator[tuple[bytes, int]]:
        size, step = 0, 16 << 10
        spill = self._spill
        assert spill is not None
        limit = max(FREE_SIZE, self._source.stat().st_size * MAX_RATIO)
        with self._source.open("rb") as file:
            stream = zlib.decompressobj(wbits=31)
            while packed := file.read(step):
                step = 1 << 20
                block, stream = _inflate(stream, packed, file.tell())
                size += len(block)
                if size > limit:
                    raise PackedError("It unpacks to far more than a recording would; it is left.")
                spill.write(block)
                spill.flush()
                yield block, file.tell()
            if not stream.eof:
                raise PackedError("The gzip data ends before it is complete; the rest is missing.")


@contextmanager
def pread_file(path: str) -> Iterator[Callable[[int, int], bytes]]:
    """A way to read bytes by their offset and number from the file at `path`, while it is open."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        yield lambda offset, length: os.pread(descriptor, length, offset)
    finally:
        os.close(descriptor)


def _inflate(
    stream: "zlib._Decompress", packed: bytes, at: int
) -> tuple[bytes, "zlib._Decompress"]:
    """The text of some packed bytes; members in a row count as one text."""
    parts = []
    try:
        while True:
            parts.append(stream.decompress(packed))
            packed = stream.unused_data.lstrip(b"\0")
            if not stream.eof or not packed:
                return b"".join(parts), stream
            stream = zlib.decompressobj(wbits=31)
    except zlib.error as error:
        raise PackedError(f"The gzip data is damaged before byte {at:,}: {error}.") from error


def _is_gzip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == b"\x1f\x8b"
