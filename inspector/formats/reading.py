"""The first door of the room: bytes to records."""

import contextlib
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from inspector.formats import (
    array,
    curl,
    fetch,
    har,
    http,
    lines,
    log,
    packed,
    powershell,
    value,
    wide,
    zipped,
)  # fmt: skip
from inspector.formats.foreign import foreign, strange
from inspector.formats.inner import inner, look
from inspector.formats.opening import complaint
from inspector.formats.piece import BLANKS, Piece
from inspector.formats.place import Place
from inspector.formats.repair import Repair, in_words, repaired
from inspector.formats.scanner import Fault
from inspector.formats.streams import beginning, is_packed
from inspector.formats.text import BOM
from inspector.model.batch import Kind, Record
from inspector.model.problems import Finding

READERS = (
    packed.GZIP,
    zipped.READER,
    wide.READER,
    har.READER,
    http.READER,
    curl.READER,
    fetch.READER,
    powershell.READER,
    log.READER,
    array.READER,
    lines.READER,
    value.READER,
)
"""Every container; the order only breaks ties."""

MAX_STEPS = 8
"""Containers within containers that are opened. An archive can be made to hold itself."""


def read(data: bytes) -> Iterator[Record]:
    """The units of a source, whatever it is: every piece of it becomes a record, none is lost.

    The container is told from the content, and so is every container inside it. Offsets count from
    the first byte of `data`, a byte order mark included. Lazy, single pass, never raises.
    """
    return _numbered(_Reading().text(data, Place()))


def read_blocks(blocks: Iterable[bytes]) -> Iterator[Record]:
    """What `read` finds in the text that `blocks` make together. Of one value a line, of an array
    and of a HAR recording no more is held than a unit and a block, also where they are packed;
    anything else is held whole, up to `packed.MAX_SIZE`."""
    return _numbered(_Reading().blocks(iter(blocks), Place()))


def piece_records(unit: str, piece: Piece, inside: str = "") -> Iterator[Record]:
    """The records of one piece of a source, as `read` finds them. `inside`: what the text is called
    that the piece was cut from, where that is the unpacked source."""
    place = Place(number=1, inside=inside, depth=1) if inside else Place()
    yield from _Reading()._piece(unit, piece, place)


def _numbered(found: Iterable[Record]) -> Iterator[Record]:
    """The records, each with a number of its own."""
    number = 0
    for record in found:
        number = max(number + 1, record.number)
        yield record if record.number == number else replace(record, number=number)


class _Reading:
    """One source being read. Counts what is unpacked, so that packages in packages have an end."""

    def __init__(self) -> None:
        self._unpacked = 0

    def text(self, data: bytes, place: Place) -> Iterator[Record]:
        """The records of a text that may be a container of any kind."""
        skipped = len(BOM) if data.startswith(BOM) else 0
        body = data[skipped:] if skipped else data
        place = replace(place, base=place.base + skipped)
        fault = foreign(body)
        if not body.strip(BLANKS):
            fault = Fault("input.empty", 0, "there is nothing to read, it is empty")
        if fault:
            yield _whole(body, fault, place)
            return
        reader = max(READERS, key=lambda reader: reader.sure(body))
        if reader is value.READER and (fault := strange(body)):
            yield _whole(body, fault, place)
            return
        empty = True
        for piece in reader.pieces(body):
            empty = False
            yield from self._piece(reader.unit, piece, place)
        if empty:
            what = f"it is well formed, but holds no {reader.unit}"
            yield _whole(body, Fault("input.empty", 0, what), place)

    def blocks(self, blocks: Iterator[bytes], place: Place) -> Iterator[Record]:
        """The same of a text that comes in blocks."""
        head, stream = beginning(blocks, READERS)
        if is_packed(head) and place.depth < MAX_STEPS:
            whole = chain((head,), blocks)
            yield from (self._gunzipped if packed.is_gzip(head) else self._unzipped)(whole, place)
        elif stream:
            skipped = len(BOM) if head.startswith(BOM) else 0
            place = replace(place, base=place.base + skipped)
            for piece in stream.pieces(head[skipped:], blocks):
                yield from self._piece(stream.unit, piece, place)
        else:
            yield from self._whole(chain((head,), blocks), place)

    def _whole(self, blocks: Iterable[bytes], place: Place) -> Iterator[Record]:
        data = _held(blocks)
        yield from self._too_long(place) if data is None else self.text(data, place)

    def _too_long(self, place: Place) -> Iterator[Record]:
        fault = Fault("input.packed", 0, packed.too_long(packed.MAX_SIZE))
        yield from self._piece("text", Piece(1, 0, b"", Kind.UNREADABLE, fault, name=""), place)

    def _gunzipped(self, blocks: Iterator[bytes], place: Place) -> Iterator[Record]:
        unit, text = packed.GZIP.unit, packed.Unpacking(blocks)
        inside = place.of(unit, Piece(1, 0, b"", name="", space=packed.SPACE))
        parts = iter(text)
        try:
            first = next(filter(None, parts), b"")
            if first or not text.fault:
                yield from self.blocks(chain((first,), parts), inside.unpacked(packed.SPACE))
        except packed.TooLarge as refusal:
            yield from self._piece(unit, refusal.piece, place)
        if text.fault:
            yield from self._piece(unit, text.end(2), place)

    def _unzipped(self, blocks: Iterator[bytes], place: Place) -> Iterator[Record]:
        unit, data = zipped.READER.unit, _held(blocks)
        if data is None:
            yield from self._too_long(place)
            return
        try:
            for member in zipped.members(data):
                inside = place.of(unit, member.piece).unpacked(packed.SPACE)
                text = member.text(sys.maxsize)
                with contextlib.suppress(packed.TooLarge):
                    first = next(text, b"")
                    if first or not member.fault:
                        yield from self.blocks(chain((first,), text), inside)
                if member.fault:
                    yield from self._piece(unit, member.end, place)
        except Fault as fault:
            yield from self._piece(unit, zipped.damaged(fault), place)

    def _piece(self, unit: str, piece: Piece, place: Place) -> Iterator[Record]:
        here = place.of(unit, piece)
        if piece.kind is not Kind.BATCH:
            yield _leaf(unit, piece, place)
        elif piece.space:
            found = self._package(unit, piece, place, here.unpacked(piece.space))
            yield from _told(piece, unit, place, found) if piece.repairs else found
        else:
            sound, envelope = look(piece.raw)
            if not sound and (mended := _mended_envelope(piece)):
                whole = replace(mended, repairs=())
                yield from _told(mended, unit, place, self._piece(unit, whole, place))
                return
            held = inner(piece.raw, sound, envelope) if here.depth < MAX_STEPS else None
            if not held:
                yield _repaired(_leaf(unit, piece, place), piece, sound)
                return
            name, pieces = held
            for each in pieces:
                yield from self._piece(name, each, here)

    def _package(self, unit: str, piece: Piece, place: Place, inside: Place) -> Iterator[Record]:
        what = ""
        if piece.space == packed.SPACE:
            self._unpacked += len(piece.raw)
            if self._unpacked > packed.MAX_SIZE:
                what = packed.too_large(packed.MAX_SIZE)
        if inside.depth >= MAX_STEPS:
            what = f"more than {MAX_STEPS} containers stand one inside the other"
        if what:
            fault = Fault("input.packed", piece.offset, what)
            refused = replace(piece, raw=b"", kind=Kind.UNREADABLE, fault=fault, space="")
            yield _leaf(unit, refused, place)
        else:
            yield from self.text(piece.raw, inside)


def _held(blocks: Iterable[bytes]) -> bytes | None:
    """The blocks of a text that cannot be read as it comes; None where they are too many."""
    taken: list[bytes] = []
    size = 0
    for block in blocks:
        taken.append(block)
        size += len(block)
        if size > packed.MAX_SIZE:
            return None
    return b"".join(taken)


def _whole(text: bytes, fault: Fault, place: Place) -> Record:
    """A text that holds no units as one record."""
    raw = text.strip(BLANKS)
    piece = Piece(1, text.index(raw), raw, Kind.UNREADABLE, fault)
    return _leaf("value", piece, place)


def _leaf(unit: str, piece: Piece, place: Place) -> Record:
    here = place.of(unit, piece)
    if piece.space and not piece.fault:
        here = here.unpacked(piece.space)
    record = Record(
        number=here.number,
        unit=here.unit or unit,
        offset=here.package if here.inside else here.base,
        raw=piece.raw,
        kind=piece.kind,
        label=piece.label,
        about=piece.about,
        answer=piece.answer,
        name=here.name,
        inside=here.inside,
        inner=here.base if here.inside else 0,
    )
    if fault := piece.fault:
        where = record.at(fault.offset - piece.offset)
        return replace(record, findings=(complaint(fault, where, fault.what),))
    return record


def _repaired(record: Record, piece: Piece, sound: bool) -> Record:
    """The record with what was put right in and around it, and with the words for it."""
    text, found = (b"", ()) if sound else repaired(record.raw)
    repairs = (
        *piece.repairs,
        *(each._replace(offset=piece.offset + each.offset) for each in found),
    )
    if not repairs:
        return record
    finding = _repair_finding(record, piece, repairs)
    return replace(record, repaired=text if found else b"", findings=(finding,))


def _mended_envelope(piece: Piece) -> Piece | None:
    """An envelope in which something had to be put right, as one can be opened: what it carries has
    bytes of its own mostly. None where it is no such thing."""
    text, found = repaired(piece.raw)
    raw = text.strip(BLANKS)
    if not found or look(raw)[1] is None:
        return None
    own = (each._replace(offset=piece.offset + each.offset) for each in found)
    start = piece.offset + text.index(raw)
    return replace(piece, offset=start, raw=raw, repairs=(*piece.repairs, *own))


def _told(piece: Piece, unit: str, place: Place, found: Iterator[Record]) -> Iterator[Record]:
    """The records of a piece in which something was put right, each with the words for it."""
    finding = _repair_finding(_leaf(unit, replace(piece, space=""), place), piece, piece.repairs)
    for record in found:
        yield replace(record, findings=(finding, *record.findings))


def _repair_finding(record: Record, piece: Piece, repairs: Sequence[Repair]) -> Finding:
    first = min(each.offset for each in repairs)
    values = {"place": record.at(first - piece.offset), "what": in_words(repairs)}
    return Finding("json.repaired", (), values)
