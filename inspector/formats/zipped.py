"""The members of a zip archive in turn, each unpacked as it is read."""

import contextlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace

from inspector.formats.packed import (
    FREE_SIZE,
    MAX_RATIO,
    MAX_SIZE,
    SPACE,
    TooLarge,
    reason,
    too_large,
)
from inspector.formats.piece import Piece, Reader
from inspector.formats.scanner import Fault
from inspector.model.batch import Kind

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_STEP = 1 << 20
_SKIPPED = ("__MACOSX/", ".DS_Store")
"""What the archiver of macOS adds."""
_OFFICE = {
    "xl/workbook.xml": "an Excel workbook; save its sheet as JSON, or paste the cell that holds it",
    "word/document.xml": "a Word document; copy the JSON out of it and paste it",
    "ppt/presentation.xml": "a PowerPoint file, it holds no events",
    "AndroidManifest.xml": "an Android app, it holds no events",
}
"""Members of archives that are no archives to who made them."""
_RECORDED = re.compile(r"raw/\d+_c\.txt")
"""A request in an archive of Fiddler (.saz); the answer to it is called `_s`."""
_FAILURES = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError, RuntimeError
)  # fmt: skip


def is_zip(head: bytes) -> bool:
    """Whether what begins so is a zip archive."""
    return head.startswith(_ZIP)


class Member:
    """One file in an archive. Its text ends where it goes wrong or grows too large."""

    def __init__(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, number: int) -> None:
        self.piece = Piece(number, max(info.header_offset, 0), b"", name=info.filename, space=SPACE)
        """It, without its text."""
        self.fault: Fault | None = None
        """Why its text ended, if it is not complete."""
        self._archive = archive
        self._info = info

    @property
    def end(self) -> Piece:
        """What is to be said where it went wrong."""
        return replace(self.piece, kind=Kind.UNREADABLE, fault=self.fault, space="")

    def text(self, most: int) -> Iterator[bytes]:
        """Its text in steps. `most`: bytes that are read whatever the size of the package. Raises
        TooLarge."""
        if self._info.flag_bits & 1:
            self._stop("it is encrypted; unpack it with its password first")
            return
        allowed = min(most, max(FREE_SIZE, self._info.compress_size * MAX_RATIO))
        size = 0
        try:
            with self._archive.open(self._info) as stream:
                while step := stream.read(_STEP):
                    size += len(step)
                    if size > allowed:
                        self._stop(too_large(allowed))
                        raise TooLarge(allowed)
                    yield step
        except _FAILURES as error:
            self._stop(f"it cannot be unpacked ({reason(error)})")

    def _stop(self, what: str) -> None:
        self.fault = Fault("input.packed", self.piece.offset, what)


def members(data: bytes) -> Iterator[Member]:
    """The files in an archive. Raises Fault where it cannot be opened, or is something else."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _FAILURES as error:
        what = f"the zip archive is damaged or cut off ({reason(error)})"
        raise Fault("input.packed", 0, what) from error
    with archive:
        for name in _OFFICE.keys() & archive.NameToInfo.keys():
            raise Fault("input.foreign", 0, f"this is {_OFFICE[name]}")
        infos = archive.infolist()
        recorded = any(map(_RECORDED.fullmatch, archive.NameToInfo))
        found = [info for info in infos if not _is_noise(info, recorded)]
        for number, info in enumerate(found, 1):
            yield Member(archive, info, number)


def damaged(fault: Fault) -> Piece:
    """An archive that cannot be opened."""
    return Piece(1, 0, b"", Kind.UNREADABLE, fault)


def _is_noise(info: zipfile.ZipInfo, recorded: bool) -> bool:
    """`recorded`: it is a recording, of which only the messages matter."""
    name = info.filename
    if recorded and not name.endswith("_c.txt"):
        return not name.endswith("_s.txt")
    return info.is_dir() or name.startswith(_SKIPPED) or name.endswith(_SKIPPED)


def _sure(data: bytes) -> float:
    return 1.0 if is_zip(data) else 0.0


def _pieces(data: bytes) -> Iterator[Piece]:
    try:
        for member in members(data):
            parts = []
            with contextlib.suppress(TooLarge):
                parts = list(member.text(MAX_SIZE))
            if any(parts) or not member.fault:
                yield replace(member.piece, raw=b"".join(parts))
            if member.fault:
                yield member.end
    except Fault as fault:
        yield damaged(fault)


READER = Reader("member", _sure, _pieces)
