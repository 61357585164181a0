"""Compressed sources: gzip, and what all packages have in common.

A few thousand bytes can be made to unpack to terabytes. So there is a limit to the size and one to
how many times larger than its package a text may be.
"""

import sys
import zlib
from collections.abc import Iterable, Iterator

from inspector.formats.piece import Piece, Reader
from inspector.formats.scanner import Fault
from inspector.model.batch import Kind

SPACE = "unpacked text"
MAX_SIZE = 2 << 30
"""Bytes of a text that must be held whole, or of what it unpacks to."""
MAX_RATIO = 200
"""How many times larger than the package. Batches shrink to a tenth, dull logs to a fiftieth."""
FREE_SIZE = 64 << 20
"""Bytes up to which the ratio does not matter."""

_GZIP = b"\x1f\x8b"
_STEP = 16 << 10
"""Compressed bytes unpacked at once; they may be a thousand times as many."""


def is_gzip(head: bytes) -> bool:
    """Whether what begins so is gzip."""
    return head.startswith(_GZIP)


def too_large(allowed: int) -> str:
    """The sentence for a package that goes on after its limit."""
    return (
        f"it unpacks to more than {allowed >> 20:,} MB, which is more than is read from a package "
        "of its size"
    )


def too_long(allowed: int) -> str:
    """The sentence for a text of a form that cannot be read as it comes."""
    return (
        f"it is longer than {allowed >> 20:,} MB, and in this form it would have to be in memory "
        "whole; split it, or export it as one JSON value a line"
    )


def _is_gzip(data: bytes) -> float:
    return 1.0 if is_gzip(data) else 0.0


def _gunzip(data: bytes) -> Iterator[Piece]:
    """What a gzip file holds; members in a row count as one text. What a damaged one gives up
    before the damage is read."""
    text = Unpacking((data,), MAX_SIZE)
    try:
        parts = list(text)
    except TooLarge as refusal:
        yield refusal.piece
        return
    if any(parts) or not text.fault:
        yield Piece(1, 0, b"".join(parts), name="", space=SPACE)
    if text.fault:
        yield text.end(2)


class TooLarge(Exception):
    """A package gives more than is read of one; `piece` says so."""

    def __init__(self, allowed: int) -> None:
        super().__init__()
        fault = Fault("input.packed", 0, too_large(allowed))
        self.piece = Piece(1, 0, b"", Kind.UNREADABLE, fault)


class Unpacking:
    """The text of a gzip file in steps, from the file in steps. It ends where it goes wrong. Raises
    TooLarge where it grows too large for what there is of the file so far."""

    def __init__(self, blocks: Iterable[bytes], most: int = sys.maxsize) -> None:
        """`most`: bytes that are read whatever the size of the package."""
        self.fault: Fault | None = None
        """Why it ended, if it is not complete."""
        self._feed = _Feed(blocks)
        self._most = most

    def __iter__(self) -> Iterator[bytes]:
        size = 0
        for part in self._parts():
            size += len(part)
            allowed = min(self._most, max(FREE_SIZE, self._feed.seen * MAX_RATIO))
            if size > allowed:
                raise TooLarge(allowed)
            yield part

    def end(self, number: int) -> Piece:
        """What is to be said where it went wrong."""
        assert self.fault is not None
        return Piece(number, self.fault.offset, b"", Kind.UNREADABLE, self.fault)

    def _parts(self) -> Iterator[bytes]:
        feed, complete, stream = self._feed, False, _inflater()
        while chunk := feed.peek(_STEP):
            before = stream.copy()
            try:
                yield stream.decompress(chunk)
            except zlib.error as error:
                yield from _until_damage(before, chunk)
                self._stop(f"the gzip data is damaged ({reason(error)})")
                return
            feed.skip(len(chunk) - len(stream.unused_data))
            complete = stream.eof
            if complete:
                while feed.peek(1) == b"\0":
                    feed.skip(1)
                if (following := feed.peek(2)) and following != _GZIP:
                    self._stop("something that is not gzip follows after the compressed data")
                    return
                stream = _inflater()
        if not complete:
            self._stop("the gzip data ends before it is complete")

    def _stop(self, what: str) -> None:
        self.fault = Fault("input.packed", self._feed.at, what)


class _Feed:
    """Bytes that come in blocks, looked at before they are taken."""

    def __init__(self, blocks: Iterable[bytes]) -> None:
        self.at = 0
        """The byte that comes next, counted from the first block."""
        self.seen = 0
        """Bytes that have come."""
        self._blocks = iter(blocks)
        self._block = b""
        self._start = 0

    def peek(self, count: int) -> bytes:
        """The next bytes, fewer where there are no more."""
        while len(self._block) - self._start < count:
            block = next(self._blocks, None)
            if block is None:
                break
            self.seen += len(block)
            self._block, self._start = self._block[self._start :] + block, 0
        return self._block[self._start : self._start + count]

    def skip(self, count: int) -> None:
        """Takes bytes that were looked at."""
        self._start += count
        self.at += count


def _inflater() -> "zlib._Decompress":
    return zlib.decompressobj(wbits=31)


def _until_damage(stream: "zlib._Decompress", chunk: bytes) -> Iterator[bytes]:
    """What a damaged step gives up, byte by byte."""
    try:
        for at in range(len(chunk)):
            yield stream.decompress(chunk[at : at + 1])
    except zlib.error:
        return


def reason(error: BaseException) -> str:
    """What a library says went wrong, as the end of a sentence."""
    text = str(error).rpartition(": ")[2] or type(error).__name__
    return f"{text[:1].lower()}{text[1:].rstrip('.')}"


GZIP = Reader("part", _is_gzip, _gunzip)
