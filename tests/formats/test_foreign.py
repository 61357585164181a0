"""What holds no batch is told for what it is, and nothing that may hold one is."""

import base64

import pytest

from inspector.formats.foreign import foreign, strange
from tests.formats.helpers import GOOD, only_finding, opened


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x28\xb5\x2f\xfd\x00", "zstd"),
        (b"1234:7:version;2:21#", "mitmproxy"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n", "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office"),
        (b"a.json".ljust(257, b"\0") + b"ustar\x00", "tar"),
        (b"PAR1", "Parquet"),
        (b"MZ" + bytes(range(32)) * 9, "binary"),
    ],
)
def test_foreign_data_is_named(data: bytes, what: str) -> None:
    """By its first bytes, with what to do."""
    finding = only_finding(data)
    assert finding.code == "input.foreign"
    assert what in finding.values["what"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (b"<!DOCTYPE html>\n<p>Please log in</p>", "web page"),
        (b'<?xml version="1.0"?>\n<rss/>', "XML"),
        (b"uid,event_name,time\nc-1,Purchase,1\n", "columns uid, event_name, time;"),
        (b'"uid";"event name"\r\n"c-1";"Purchase"\r\n', "columns uid, event name;"),
        (base64.b64encode(GOOD), "Base64"),
    ],
)
def test_a_text_without_json_is_named(text: bytes, what: str) -> None:
    """A table, a page and the like, instead of the byte that is no JSON."""
    finding = only_finding(text)
    assert finding.code == "input.foreign"
    assert what in finding.values["what"]


def test_what_may_hold_json_is_no_stranger() -> None:
    """Words, tables and pages around a batch keep nobody from it."""
    for before in (b"Hello,\n", b"a,b\n", b"<pre>\n"):
        assert strange(before + GOOD) is None
        assert len(opened(before + GOOD)) == 1
    for text in (GOOD, b"Hello, it never arrived", b"{", b"c-88213"):
        assert foreign(text) is None
        assert strange(text) is None
