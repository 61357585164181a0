"""The first door of the room: bytes to records."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from inspector.formats import array, curl, har, lines, log, packed, value, wide
from inspector.formats.inner import inner, look
from inspector.formats.opening import complaint
from inspector.formats.piece import BLANKS, Piece
from inspector.formats.place import Place
from inspector.formats.repair import Repair, in_words, repaired
from inspector.formats.scanner import Fault
from inspector.formats.text import BOM, foreign
from inspector.model.batch import Kind, Record
from inspector.model.problems import Finding

READERS = (
    packed.GZIP,
    packed.ZIP,
    wide.READER,
    har.READER,
    curl.READER,
    log.READER,
    array.READER,
    lines.READER,
    value.READER,
)
"""Every container; the order only breaks ties."""

HEAD = 64 << 20
"""Bytes that are looked at to tell whether a text is one value a line."""
MAX_STEPS = 8
"""Containers within containers that are opened. An archive can be made to hold itself."""


def read(data: bytes) -> Iterator[Record]:
    """The units of a source, whatever it is: every piece of it becomes a record, none is lost.

    The container is told from the content, and so is every container inside it. Offsets count from
    the first byte of `data`, a byte order mark included. Lazy, single pass, never raises.
    """
    return _numbered(_Reading().text(data, Place()))


def read_blocks(blocks: Iterable[bytes]) -> Iterator[Record]:
    """What `read` finds in the text that `blocks` make together. Of one value a line, also where
    that is gzip, no more is held than a line and a block; anything else is read whole."""
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
        empty = True
        for piece in reader.pieces(body):
            empty = False
            yield from self._piece(reader.unit, piece, place)
        if empty:
            what = f"it is well formed, but holds no {reader.unit}"
            yield _whole(body, Fault("input.empty", 0, what), place)

    def blocks(self, blocks: Iterator[bytes], place: Place) -> Iterator[Record]:
        """The same of a text that comes in blocks."""
        head, is_lines = _beginning(blocks)
        if packed.is_gzip(head) and not place.inside:
            yield from self._gunzipped(chain((head,), blocks), place)
        elif is_lines:
            skipped = len(BOM) if head.startswith(BOM) else 0
            place = replace(place, base=place.base + skipped)
            for piece in lines.pieces(chain((head[skipped:],), blocks)):
                yield from self._piece(lines.READER.unit, piece, place)
        else:
            most = packed.MAX_SIZE if place.inside else sys.maxsize
            yield from self.text(b"".join((head, *_held(blocks, most))), place)

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


def _held(blocks: Iterator[bytes], most: int) -> Iterator[bytes]:
    """The rest of a text that cannot be read line by line. Raises TooLarge."""
    size = 0
    for block in blocks:
        size += len(block)
        if size > most:
            raise packed.TooLarge(most)
        yield block


def _beginning(blocks: Iterator[bytes]) -> tuple[bytes, bool]:
    """The first of the blocks, as many as it takes to tell whether the text is one value a line;
    and whether it surely is. None of them is lost."""
    taken: list[bytes] = []
    for block in blocks:
        taken.append(block)
        if packed.is_gzip(b"".join(taken[:2])):
            break
        if b"\n" not in block:
            continue
        head = b"".join(taken)
        whole = head[: head.rfind(b"\n") + 1].removeprefix(BOM)
        if len(head) > HEAD:
            return head, False
        if (begins := lines.begins(whole)) is not None:
            return head, begins and max(READERS, key=lambda each: each.sure(whole)) is lines.READER
    return b"".join(taken), False


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
