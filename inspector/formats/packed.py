"""Compressed sources, unpacked in memory: gzip, and the members of a zip archive in turn.

A few thousand bytes can be made to unpack to terabytes. So there is a limit to the size and one to
how many times larger than its package a text may be.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator

from inspector.formats.piece import Piece, Reader
from inspector.formats.scanner import Fault
from inspector.model.batch import Kind

SPACE = "unpacked text"
MAX_SIZE = 2 << 30
"""Bytes a source may unpack to. All of it is held in memory."""
MAX_RATIO = 200
"""How many times larger than the package. Batches shrink to a tenth, dull logs to a fiftieth."""
FREE_SIZE = 64 << 20
"""Bytes up to which the ratio does not matter."""

_GZIP = b"\x1f\x8b"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_STEP = 16 << 10
"""Compressed bytes unpacked at once; they may be a thousand times as many."""
_SKIPPED = ("__MACOSX/", ".DS_Store")
"""What the archiver of macOS adds."""
_FAILURES = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError)


def limit(packed: int) -> int:
    """How many bytes a package of `packed` bytes may unpack to."""
    return min(MAX_SIZE, max(FREE_SIZE, packed * MAX_RATIO))


def too_large(allowed: int) -> str:
    """The sentence for a package that goes on after its limit."""
    return (
        f"it unpacks to more than {allowed >> 20:,} MB, which is more than is read from a package "
        "of its size"
    )


def _is_gzip(data: bytes) -> float:
    return 1.0 if data.startswith(_GZIP) else 0.0


def _gunzip(data: bytes) -> Iterator[Piece]:
    """What a gzip file holds; members in a row count as one text. What a damaged one gives up
    before the damage is read."""
    allowed, size = limit(len(data)), 0
    parts: list[bytes] = []
    fault: Fault | None = None
    for part in _unpacked(data):
        if isinstance(part, Fault):
            fault = part
            break
        parts.append(part)
        size += len(part)
        if size > allowed:
            yield _refused(1, 0, too_large(allowed))
            return
    if any(parts) or not fault:
        yield Piece(1, 0, b"".join(parts), name="", space=SPACE)
    if fault:
        yield Piece(2, fault.offset, b"", Kind.UNREADABLE, fault)


def _unpacked(data: bytes) -> Iterator[bytes | Fault]:
    """The text in steps; last of all a fault where it goes wrong."""
    at, complete, stream = 0, False, _inflater()
    while at < len(data):
        chunk, before = data[at : at + _STEP], stream.copy()
        try:
            yield stream.decompress(chunk)
        except zlib.error as error:
            yield from _until_damage(before, chunk)
            yield Fault("input.packed", at, f"the gzip data is damaged ({_reason(error)})")
            return
        at += len(chunk) - len(stream.unused_data)
        complete = stream.eof
        if complete:
            while data[at : at + 1] == b"\0":
                at += 1
            if at < len(data) and not data.startswith(_GZIP, at):
                what = "something that is not gzip follows after the compressed data"
                yield Fault("input.packed", at, what)
                return
            stream = _inflater()
    if not complete:
        yield Fault("input.packed", at, "the gzip data ends before it is complete")


def _inflater() -> "zlib._Decompress":
    return zlib.decompressobj(wbits=31)


def _until_damage(stream: "zlib._Decompress", chunk: bytes) -> Iterator[bytes]:
    """What a damaged step gives up, byte by byte."""
    try:
        for at in range(len(chunk)):
            yield stream.decompress(chunk[at : at + 1])
    except zlib.error:
        return


def _is_zip(data: bytes) -> float:
    return 1.0 if data.startswith(_ZIP) else 0.0


def _members(data: bytes) -> Iterator[Piece]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _FAILURES as error:
        what = f"the zip archive is damaged or cut off ({_reason(error)})"
        yield Piece(1, 0, b"", Kind.UNREADABLE, Fault("input.packed", 0, what))
        return
    with archive:
        members = [info for info in archive.infolist() if not _is_noise(info)]
        for number, info in enumerate(members, 1):
            yield _member(archive, info, number)


def _is_noise(info: zipfile.ZipInfo) -> bool:
    return info.is_dir() or info.filename.startswith(_SKIPPED) or info.filename.endswith(_SKIPPED)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, number: int) -> Piece:
    name, at = info.filename, max(info.header_offset, 0)
    if info.flag_bits & 1:
        return _refused(number, at, "it is encrypted; unpack it with its password first", name)
    allowed = limit(info.compress_size)
    try:
        with archive.open(info) as stream:
            raw = stream.read(allowed + 1)
    except (*_FAILURES, RuntimeError) as error:
        return _refused(number, at, f"it cannot be unpacked ({_reason(error)})", name)
    if len(raw) > allowed:
        return _refused(number, at, too_large(allowed), name)
    return Piece(number, at, raw, name=name, space=SPACE)


def _refused(number: int, at: int, what: str, name: str | None = None) -> Piece:
    fault = Fault("input.packed", at, what)
    return Piece(number, at, b"", Kind.UNREADABLE, fault, name=name)


def _reason(error: BaseException) -> str:
    text = str(error).rpartition(": ")[2] or type(error).__name__
    return f"{text[:1].lower()}{text[1:].rstrip('.')}"


GZIP = Reader("part", _is_gzip, _gunzip)
ZIP = Reader("member", _is_zip, _members)
