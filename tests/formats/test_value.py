"""One value, however it is laid out; the last resort for what is no JSON at all."""

import pytest

from inspector.formats.walk import is_whole
from tests.formats.helpers import only_finding


def test_fault_in_a_laid_out_value_names_its_line() -> None:
    """A person looks for a line, so a value over several lines says which."""
    finding = only_finding(b'{\n  "events": [],\n  "mpid": NaN\n}')
    assert finding.values["place"] == "value 1, byte 28, line 3 of it"
    assert finding.values["what"] == "NaN is not a number JSON knows"


@pytest.mark.parametrize("data", [b"hello, world", b"\nhello\nworld\n", b"{", b'"', b"--\n"])
def test_anything_at_all_becomes_a_record(data: bytes) -> None:
    """Text that is no JSON is one unreadable record with a place inside the source."""
    finding = only_finding(data)
    assert finding.code in ("input.malformed", "input.truncated")
    assert finding.values["place"].startswith("value 1, byte ")


@pytest.mark.parametrize(
    ("raw", "whole"),
    [(b' {"a":[1]} ', True), (b"{} {}", False), (b"[" * 5000, False), (b"", False)],
)
def test_whole_means_one_closed_value(raw: bytes, whole: bool) -> None:
    """One value, closed, with nothing behind it."""
    assert is_whole(raw) is whole
