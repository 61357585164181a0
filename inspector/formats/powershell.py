"""A request copied out of a browser for PowerShell: `Invoke-WebRequest -Uri "…" -Body "…"`."""

import re
from collections.abc import Iterator

from inspector.formats.piece import Piece, Reader
from inspector.formats.traffic import Call, body_of, piece_of

_CALL = re.compile(
    rb"^[^\n\"]{0,80}?\bInvoke-(?:WebRequest|RestMethod)\b", re.MULTILINE | re.IGNORECASE
)
_TEXT = r"""(?:"(?P<text>(?:[^"`]|`.|"")*+)"|'(?P<plain>(?:[^']|'')*+)')"""
_BYTES = r"(?:\(\s*\[System\.Text\.Encoding\]::UTF8\.GetBytes\(\s*)?"
_URI = re.compile(rf"-Uri\s+{_TEXT}", re.DOTALL | re.IGNORECASE)
_METHOD = re.compile(r"""-Method\s+["']?(\w+)""", re.IGNORECASE)
_BODY = re.compile(rf"-Body\s+{_BYTES}{_TEXT}", re.DOTALL | re.IGNORECASE)
_ESCAPE = re.compile(r'\$\(\[char\](\d{1,6})\)|`(\r?\n|.)|""', re.DOTALL)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}


def _sure(data: bytes) -> float:
    match = _CALL.search(data, 0, 16 << 10)
    return 0.9 if match and data.lstrip()[:1] not in (b"{", b"[") else 0.0


def _pieces(data: bytes) -> Iterator[Piece]:
    starts = [match.start() for match in _CALL.finditer(data)]
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(data)], strict=True), 1):
        yield piece_of(_call(data[start:end].decode(errors="replace")), number, start)


def _call(text: str) -> Call:
    body = _BODY.search(text)
    rest = text[: body.start()] + text[body.end() :] if body else text
    method, uri = _METHOD.search(rest), _URI.search(rest)
    data, missing = body_of(_plain(body)) if body else (b"", "")
    url = _plain(uri) if uri else ""
    return Call(method[1] if method else "GET", url, data, missing=missing, teller="command")


def _plain(match: re.Match[str]) -> str:
    """What a quoted text stands for; halves of a character are put together."""
    if match["text"] is None:
        return match["plain"].replace("''", "'")
    text = _ESCAPE.sub(_unescaped, match["text"])
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _unescaped(match: re.Match[str]) -> str:
    if match[1]:
        return chr(min(int(match[1]), 0x10FFFF))
    if match[2] is None:
        return '"'
    return "" if match[2].endswith("\n") else _LETTERS.get(match[2], match[2])


READER = Reader("cmdlet", _sure, _pieces)
