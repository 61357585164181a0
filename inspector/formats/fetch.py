"""A request copied out of a browser as JavaScript: `fetch("address", {…, "body": "…"})`."""

import re
from collections.abc import Iterator

from inspector.formats.piece import Piece, Reader
from inspector.formats.traffic import Call, body_of, piece_of
from inspector.formats.walk import sound_end

_TEXT = r""""(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|`(?:[^`\\]|\\.)*+`"""
_CALL = re.compile(rb"^[^\n\"'`{\[]{0,80}?\bfetch\(\s*(?=[\"'`])", re.MULTILINE)
_ADDRESS = re.compile(_TEXT, re.DOTALL)
_BODY = re.compile(
    rf"""["']?\bbody["']?\s*:\s*(?:(?P<text>{_TEXT})|(?:JSON\.stringify\(\s*)?)""", re.DOTALL
)
_METHOD = re.compile(r"""["']?\bmethod["']?\s*:\s*["'`](\w+)""")
_ESCAPE = re.compile(
    r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\}|(\r?\n)|(.))", re.DOTALL
)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}


def _sure(data: bytes) -> float:
    match = _CALL.search(data, 0, 4096)
    if not match:
        return 0.0
    return 0.97 if not data[: match.start()].strip() else 0.7


def _pieces(data: bytes) -> Iterator[Piece]:
    starts = list(_CALL.finditer(data))
    ends = [*(match.start() for match in starts[1:]), len(data)]
    for number, (match, end) in enumerate(zip(starts, ends, strict=True), 1):
        yield piece_of(
            _call(data[match.end() : end].decode(errors="replace")), number, match.start()
        )


def _call(text: str) -> Call:
    """The call that the text behind its bracket makes."""
    address = _ADDRESS.match(text)
    url = _plain(address[0]) if address else ""
    text = text[address.end() :] if address else text
    body, missing, rest = b"", "", text
    if match := _BODY.search(text):
        rest = text[: match.start()] + text[match.end() :]
        if match["text"]:
            body, missing = body_of(_plain(match["text"]))
        else:
            body, rest = _value(text, match.end())
    told = _METHOD.search(rest)
    return Call(told[1] if told else "GET", url, body, missing=missing, teller="command")


def _value(text: str, at: int) -> tuple[bytes, str]:
    """The JSON value that stands there as itself, and the text without it."""
    raw = text[at:].encode(errors="replace")
    end = sound_end(raw, 0)[0] if raw[:1] in (b"{", b"[") else 0
    return raw[:end], text[:at] + raw[end:].decode(errors="replace")


def _plain(literal: str) -> str:
    """What a text stands for; halves of a character are put together."""
    text = _ESCAPE.sub(_unescaped, literal[1:-1])
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _unescaped(match: re.Match[str]) -> str:
    if code := match[1] or match[2] or match[3]:
        return chr(min(int(code, 16), 0x10FFFF))
    return "" if match[4] else _LETTERS.get(match[5], match[5])


READER = Reader("call", _sure, _pieces)
