"""Packages are opened in memory, as far as they are good and within limits."""

import gzip
import io
import zipfile
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.formats import packed, read, read_blocks
from inspector.model.batch import Batch, Record
from tests.formats.helpers import GOOD, check, findings, open_batch, opened

LINES = b"\n".join(
    b'{"mpid":%d,"events":[{"event_type":"custom_event"}]}' % (n * n) for n in range(400)
)


def archive(members: dict[str, bytes]) -> bytes:
    """A zip archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return file.getvalue()


def only(data: bytes) -> Record:
    """The one record of a source."""
    (record,) = read(data)
    return record


def test_gzip_is_unpacked_and_places_count_in_the_unpacked_text() -> None:
    """The lines inside are the records; the place says which text the byte is in."""
    first, second = read(gzip.compress(GOOD + b"\n\n" + GOOD))
    assert first.place == "line 1, byte 0 of the unpacked text"
    assert second.place == "line 3, byte 70 of the unpacked text"
    assert (second.offset, second.raw) == (0, GOOD)


def test_members_of_gzip_in_a_row_are_one_text() -> None:
    """Files that were compressed apart and joined read as one, zeros at the end included."""
    data = gzip.compress(GOOD + b"\n") + gzip.compress(GOOD) + bytes(512)
    assert len(opened(data)) == 2
    assert len(list(read(data))) == 2


def test_a_cut_gzip_gives_up_what_it_has() -> None:
    """Whole lines before the cut open; one record says that the rest is missing."""
    *records, last = read(gzip.compress(LINES)[:-200])
    assert sum(isinstance(open_batch(record), Batch) for record in records) > 100
    assert findings(last)[0].code == "input.packed"
    assert "ends before" in findings(last)[0].values["what"]


@given(st.data())
def test_a_damaged_gzip_never_raises(data: st.DataObject) -> None:
    """Whatever byte is changed, what could be unpacked is read."""
    raw = bytearray(gzip.compress(LINES, mtime=0))
    raw[data.draw(st.integers(2, len(raw) - 1))] = data.draw(st.integers(0, 255))
    check(bytes(raw))


def test_something_behind_the_compressed_data_is_said() -> None:
    """It is not passed over."""
    *_, last = read(gzip.compress(GOOD) + b"hello")
    assert "follows" in findings(last)[0].values["what"]


def test_a_bomb_is_refused() -> None:
    """What grows beyond every reason is not unpacked to its end."""
    (finding,) = findings(only(gzip.compress(bytes(packed.FREE_SIZE + 1))))
    assert finding.code == "input.packed"
    assert "more than 64 MB" in finding.values["what"]


def test_a_package_that_holds_itself_many_times_ends() -> None:
    """Packages in packages are opened to a depth, then the sentence says so."""
    data = GOOD
    for _ in range(5):
        data = gzip.compress(data)
    assert len(opened(data)) == 1
    for _ in range(7):
        data = gzip.compress(data)
    assert "one inside the other" in findings(only(data))[0].values["what"]


def test_members_of_a_zip_are_read_in_turn() -> None:
    """Each is a source of its own with its name in the place; noise of the archiver is skipped."""
    members = {"__MACOSX/a": b"x", "a.ndjson": GOOD + b"\n" + GOOD, "c.gz": gzip.compress(GOOD)}
    records = list(read(archive(members)))
    assert [record.place for record in records] == [
        "a.ndjson, line 1, byte 0 of the unpacked text",
        "a.ndjson, line 2, byte 69 of the unpacked text",
        "c.gz, byte 0 of the unpacked text",
    ]
    assert [record.number for record in records] == [1, 2, 3]
    assert all(a.offset <= b.offset for a, b in pairwise(records))


def test_a_member_that_cannot_be_unpacked_costs_nobody_else() -> None:
    """Damage in one member is one record."""
    good, text = archive({"b.json": GOOD}), bytearray(archive({"a.json": LINES, "b.json": GOOD}))
    text[60:64] = b"\xff\xff\xff\xff"
    bad, fine = read(bytes(text))
    assert findings(bad)[0].code == "input.packed"
    assert findings(bad)[0].values["place"].startswith("a.json")
    assert fine.raw == only(good).raw


def test_an_encrypted_member_is_named() -> None:
    """The sentence says what to do."""
    data = bytearray(archive({"a.json": GOOD}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "encrypted" in findings(only(bytes(data)))[0].values["what"]


@pytest.mark.parametrize(
    "data", [archive({"a.json": GOOD})[:-20], b"PK\x03\x04", b"PK\x03\x04" * 40]
)
def test_a_damaged_archive_is_said(data: bytes) -> None:
    """Without its table of contents an archive is one unreadable record."""
    assert findings(only(data))[0].code == "input.packed"


def test_an_archive_with_nothing_in_it_is_said() -> None:
    """Nothing is not passed over."""
    assert findings(only(archive({})))[0].code == "input.empty"


def test_a_bomb_behind_sound_lines_costs_only_itself() -> None:
    """Read as it comes, the lines before it are there; that the rest is left is said."""
    bomb = gzip.compress(b"\0" * (packed.FREE_SIZE * 3 // 2), mtime=0)
    first, second, refused = read_blocks(
        [gzip.compress(GOOD + b"\n" + GOOD + b"\n", mtime=0), bomb]
    )

    assert first.raw == second.raw == GOOD
    assert refused.findings[0].code == "input.packed"
    assert "unpacks to more than" in refused.findings[0].values["what"]
