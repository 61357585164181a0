"""The members of an archive are unpacked as they are read, as far as they are good."""

import io
import zipfile

import pytest

from inspector.formats import packed, read, read_blocks
from inspector.formats.packed import TooLarge
from inspector.formats.scanner import Fault
from inspector.formats.zipped import is_zip, members
from tests.formats.helpers import GOOD, findings


def archive(**texts: bytes) -> bytes:
    """A zip archive that packs nothing, so that its bytes can be damaged where they are."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name, text in texts.items():
            made.writestr(name, text)
    return file.getvalue()


def test_archives_are_told_by_their_first_bytes() -> None:
    """Also those with nothing in them."""
    assert is_zip(archive(a=b"x"))
    assert is_zip(archive())
    assert not is_zip(GOOD)


def test_what_is_no_archive_is_a_fault() -> None:
    """Its sentence is the library's, as the end of ours."""
    with pytest.raises(Fault, match="damaged or cut off"):
        list(members(b"PK\x03\x04"))


def test_a_damaged_member_gives_up_what_it_has() -> None:
    """Sound lines before the damage open; one record says what is wrong, the next member is
    read."""
    lines = b"\n".join([GOOD] * 20_000)
    data = bytearray(archive(a=lines, b=GOOD))
    data[data.index(lines) + len(lines) - 3] ^= 1

    *records, _, damaged, last = read(bytes(data))
    assert len(records) > 10_000
    assert all(record.raw == GOOD for record in records)
    assert "cannot be unpacked" in findings(damaged)[0].values["what"]
    assert findings(damaged)[0].values["place"] == "a, byte 0"
    assert last.name == "b"


def test_a_member_may_be_as_long_as_its_package_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond, the text ends and the sentence says why; lines before are read where they come."""
    monkeypatch.setattr("inspector.formats.zipped.FREE_SIZE", 1000)
    monkeypatch.setattr("inspector.formats.zipped.MAX_RATIO", 1)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a", bytes(5000))
    for member in members(file.getvalue()):
        with pytest.raises(TooLarge):
            list(member.text(packed.MAX_SIZE))
        assert member.fault
    (record,) = read_blocks([file.getvalue()])
    assert "unpacks to more than" in findings(record)[0].values["what"]


def test_a_workbook_is_no_archive() -> None:
    """It is named, instead of what its parts are not."""
    (record,) = read(archive(**{"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b"<a/>"}))
    assert findings(record)[0].code == "input.foreign"
    assert "Excel" in findings(record)[0].values["what"]
