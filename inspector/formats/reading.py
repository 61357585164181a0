"""The first door of the room: bytes to records."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from inspector.formats import array, curl, har, lines, log, packed, value, wide
from inspector.formats.inner import inner, look
from inspector.formats.opening import complaint
from inspector.formats.piece import BLANKS, Piece
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
_ONLY = "value 1"

MAX_STEPS = 8
"""Containers within containers that are opened. An archive can be made to hold itself."""


def read(data: bytes) -> Iterator[Record]:
    """The units of a source, whatever it is: every piece of it becomes a record, none is lost.

    The container is told from the content, and so is every container inside it. Offsets count from
    the first byte of `data`, a byte order mark included. Lazy, single pass, never raises.
    """
    number = 0
    for record in _Reading().text(data, _Place()):
        number = max(number + 1, record.number)
        yield record if record.number == number else replace(record, number=number)


def piece_records(unit: str, piece: Piece, inside: str = "") -> Iterator[Record]:
    """The records of one piece of a source, as `read` finds them. `inside`: what the text is called
    that the piece was cut from, where that is the unpacked source."""
    place = _Place(number=1, inside=inside, depth=1) if inside else _Place()
    yield from _Reading()._piece(unit, piece, place)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a text stands in the source."""

    number: int = 0
    """The number of the source's own unit it is in."""
    unit: str = ""
    steps: tuple[str, ...] = ()
    """The names on the way to it."""
    inside: str = ""
    base: int = 0
    """Byte where it begins, in the source or in the text `inside` names."""
    package: int = 0
    """Byte in the source where the package begins that holds it, if one does."""
    depth: int = 0

    def of(self, unit: str, piece: Piece) -> "_Place":
        """The place of a piece."""
        name = f"{unit} {piece.number}" if piece.name is None else piece.name
        # Mostly a first value is the only one, and the steps before or behind say enough.
        name = "" if self.depth and name == _ONLY else name
        before = () if self.steps == (_ONLY,) else self.steps
        return _Place(
            number=self.number or piece.number,
            unit=unit if name else self.unit or ("" if piece.name == "" else unit),
            steps=(*before, name) if name else self.steps,
            inside=self.inside,
            base=self.base + piece.offset,
            package=self.package,
            depth=self.depth + 1,
        )

    def unpacked(self, space: str) -> "_Place":
        """The place of what is packed there."""
        package = self.package if self.inside else self.base
        return replace(self, inside=space, base=0, package=package)

    @property
    def name(self) -> str:
        """`line 3, item 2`."""
        return ", ".join(self.steps)


class _Reading:
    """One source being read. Counts what is unpacked, so that packages in packages have an end."""

    def __init__(self) -> None:
        self._unpacked = 0

    def text(self, data: bytes, place: _Place) -> Iterator[Record]:
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

    def _piece(self, unit: str, piece: Piece, place: _Place) -> Iterator[Record]:
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

    def _package(self, unit: str, piece: Piece, place: _Place, inside: _Place) -> Iterator[Record]:
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


def _whole(text: bytes, fault: Fault, place: _Place) -> Record:
    """A text that holds no units as one record."""
    raw = text.strip(BLANKS)
    piece = Piece(1, text.index(raw), raw, Kind.UNREADABLE, fault)
    return _leaf("value", piece, place)


def _leaf(unit: str, piece: Piece, place: _Place) -> Record:
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


def _told(piece: Piece, unit: str, place: _Place, found: Iterator[Record]) -> Iterator[Record]:
    """The records of a piece in which something was put right, each with the words for it."""
    finding = _repair_finding(_leaf(unit, replace(piece, space=""), place), piece, piece.repairs)
    for record in found:
        yield replace(record, findings=(finding, *record.findings))


def _repair_finding(record: Record, piece: Piece, repairs: Sequence[Repair]) -> Finding:
    first = min(each.offset for each in repairs)
    values = {"place": record.at(first - piece.offset), "what": in_words(repairs)}
    return Finding("json.repaired", (), values)
