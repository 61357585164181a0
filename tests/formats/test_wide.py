"""UTF-16 is read as what it says."""

import pytest

from inspector.formats import read
from inspector.model.batch import Batch
from tests.formats.helpers import GOOD, findings, open_batch

TEXT = GOOD.decode().replace('"x"', '"é😀"')


@pytest.mark.parametrize(
    ("codec", "mark"), [("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")]
)
def test_either_order_of_bytes_is_read(codec: str, mark: bytes) -> None:
    """The byte order mark decides; places count in the text as UTF-8."""
    first, second = read(mark + f"{TEXT}\n{TEXT}".encode(codec))
    batch = open_batch(second)
    assert isinstance(batch, Batch)
    assert batch.events[0].name == "é😀"
    assert first.raw == TEXT.encode()
    assert second.place == f"line 2, byte {len(first.raw) + 1} of the text as UTF-8"


def test_what_is_sound_before_damage_is_read() -> None:
    """Half a character at the end costs nothing before it, and is said with its byte."""
    data = TEXT.encode("utf-16")
    good, bad = read(data + b"\n\0" + b"\x00\xd8")
    assert isinstance(open_batch(good), Batch)
    assert findings(bad)[0].code == "input.encoding"
    assert findings(bad)[0].values["place"].endswith(f"byte {len(data) + 2}")


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_a_text_without_a_mark_is_known_by_its_zeros(codec: str) -> None:
    """Its first letters are ASCII, as JSON's are."""
    first, second = read(f"{TEXT}\n{TEXT}".encode(codec))
    assert first.raw == second.raw == TEXT.encode()


@pytest.mark.parametrize("data", [b"\0\0\0\0", b"{\0", b"{\0}", b"ab\0d", b"{\0\0\0}\0\0\0"])
def test_other_zeros_are_no_utf_16(data: bytes) -> None:
    """Nor is UTF-32."""
    assert all(record.inside != "text as UTF-8" for record in read(data))
