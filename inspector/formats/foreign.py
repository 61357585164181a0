"""What is often handed over and holds no batch this program could read: told by how it begins."""

import re

from inspector.formats.scanner import Fault

_FLOWS = re.compile(rb"\d+:\d+:(?:version|response|request|type|client_conn);")
_EXPORT = "export it as JSON or HAR from the program that wrote it"
_SIGNATURES = (
    (b"\x28\xb5\x2f\xfd", "this is zstd-compressed data, unpack it first"),
    (b"BZh", "this is bzip2-compressed data, unpack it first"),
    (b"\xfd7zXZ\x00", "this is xz-compressed data, unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "this is a 7-Zip archive, unpack it first"),
    (b"Rar!\x1a\x07", "this is a RAR archive, unpack it first"),
    (b"%PDF", "this is a PDF, it holds no events; ask for the JSON itself"),
    (b"{\\rtf", "this is a text document (RTF); copy the JSON out of it and paste it"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "this is an Office document; ask for the JSON itself"),
    (b"\x89PNG", "this is a picture (PNG), it holds no events; ask for the JSON itself"),
    (b"\xff\xd8\xff", "this is a picture (JPEG), it holds no events; ask for the JSON itself"),
    (b"GIF8", "this is a picture (GIF), it holds no events; ask for the JSON itself"),
    (b"SQLite format 3", "this is an SQLite database, export what it holds as JSON"),
    (b"PAR1", "this is a Parquet file, export it as JSON, one record a line"),
    (b"Obj\x01", "this is an Avro file, export it as JSON, one record a line"),
    (b"bplist00", "this is a binary property list, convert it first: plutil -convert json FILE"),
    (b"\xd4\xc3\xb2\xa1", f"this is a recording of network packets, encrypted mostly; {_EXPORT}"),
    (b"\x0a\x0d\x0d\x0a", f"this is a recording of network packets, encrypted mostly; {_EXPORT}"),
)
"""First bytes of what is no UTF-8 text; the fault says what it is rather than which byte fails."""
_TAR = slice(257, 262)

_MARKUP = re.compile(rb"\s*<(?P<page>!doctype\s+html|html\b)?", re.IGNORECASE)
_JSON = re.compile(rb"^[ \t]*[{\[]", re.MULTILINE)
_HEADING = re.compile(r'"?\w(?:[\w .$/-]*\w)?"?')
_BASE64 = re.compile(rb"\s*(?:[A-Za-z0-9+/]{4}|\s)+(?:[A-Za-z0-9+/]{2,3}={1,2})?\s*")
_CONTROLS = bytes({*range(32)} - {*b"\t\r\n\x0b\x0c\x1b"})
_LOOK = 1 << 16
_SHOWN = 60


def foreign(data: bytes) -> Fault | None:
    """Why `data` as a whole is no text this program reads, if its first bytes say so."""
    if _FLOWS.match(data):
        return _fault(
            "this is a mitmproxy flow file; export it as HAR: mitmdump -nr FILE --set hardump=OUT"
        )
    if data[_TAR] == b"ustar":
        return _fault("this is a tar archive, unpack it first")
    return next((_fault(what) for sign, what in _SIGNATURES if data.startswith(sign)), None)


def strange(data: bytes) -> Fault | None:
    """Why a text that no reader knows holds no JSON, if that can be told."""
    if _is_binary(data):
        return _fault("this is no text but binary data; get what it was made of as JSON")
    if _JSON.search(data):
        return None
    if match := _MARKUP.match(data):
        if match["page"]:
            return _fault(
                "this is a web page, not the file: saved where one must log in, or an error page; "
                "get the file again"
            )
        return _fault("this is XML or HTML, it holds no events; ask for JSON")
    if names := _columns(data):
        return _fault(
            f"this looks like a table (CSV) with the columns {_shortened(names)}; events are read "
            "from JSON, export it as that"
        )
    if len(data) > 40 and _BASE64.fullmatch(data):
        return _fault("this looks like Base64; decode it first: base64 -d FILE")
    return None


def _is_binary(data: bytes) -> bool:
    """Whether much of its beginning is control characters, which no text is written with."""
    head = data[:1024]
    return len(head.translate(None, _CONTROLS)) < len(head) * 0.95


def _columns(data: bytes) -> str:
    """The headings of a table, empty where it is none: as many marks in the next line at least."""
    first, second = (*data[:_LOOK].decode(errors="replace").lstrip().splitlines()[:2], "", "")[:2]
    for mark in (",", ";", "\t"):
        names = first.split(mark)
        fits = len(names) > 1 and second.count(mark) >= len(names) - 1
        if fits and all(map(_HEADING.fullmatch, names)):
            return ", ".join(name.strip('"') for name in names)
    return ""


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip(', ')}…"


def _fault(what: str) -> Fault:
    return Fault("input.foreign", 0, what)
