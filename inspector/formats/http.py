"""One HTTP message as it goes over the wire, as proxies save and copy it: Fiddler's archive is a
zip of such."""

import re
from collections.abc import Iterator
from dataclasses import replace

from inspector.formats.piece import BLANKS, Piece, Reader
from inspector.formats.traffic import Call, piece_of
from inspector.model.batch import Kind

_FIRST = re.compile(
    rb"\s*(?:(?P<method>[A-Z]{3,10}) (?P<target>\S+) HTTP/\d(?:\.\d)?"
    rb"|HTTP/\d(?:\.\d)? \d{3}[^\r\n]*)\r?\n"
)
_HEADER = re.compile(rb"(?P<name>[\w-]+):[ \t]*(?P<value>[^\r\n]*)\r?\n")
_CHUNK = re.compile(rb"([0-9a-fA-F]+)[^\r\n]*\r\n")
_END = re.compile(rb"\r?\n|\Z")


def _sure(data: bytes) -> float:
    return 0.97 if _FIRST.match(data) else 0.0


def _pieces(data: bytes) -> Iterator[Piece]:
    first = _FIRST.match(data)
    if first is None:
        return
    if not first["method"]:
        yield Piece(1, 0, data, Kind.OTHER, label="answer", name="")
        return
    headers, at = _headers(data, first.end())
    body = data[at:]
    chunked = headers.get("transfer-encoding", "").lower() == "chunked"
    whole = _unchunked(body) if chunked else b""
    url, method = first["target"].decode(errors="replace"), first["method"].decode()
    if url.startswith("/"):
        url = f"https://{headers.get('host', '')}{url}"
    piece = piece_of(Call(method, url, whole or body.strip(BLANKS), teller="file"), 1, 0)
    yield replace(
        piece if whole else _placed(piece, at + len(body) - len(body.lstrip(BLANKS))), name=""
    )


def _headers(data: bytes, at: int) -> tuple[dict[str, str], int]:
    """The headers from `at` on, by their names in small letters, and where the body begins."""
    found: dict[str, str] = {}
    while match := _HEADER.match(data, at):
        found[match["name"].decode().lower()] = match["value"].decode(errors="replace")
        at = match.end()
    end = _END.match(data, at)
    return found, end.end() if end else at


def _unchunked(body: bytes) -> bytes:
    """A body that was sent in chunks; nothing where it is none, since some programs join them and
    leave the header."""
    parts, at = [], 0
    while match := _CHUNK.match(body, at):
        size = int(match[1], 16)
        parts.append(body[match.end() : match.end() + size])
        at = match.end() + size + 2
        if not size:
            break
    return b"".join(parts)


def _placed(piece: Piece, at: int) -> Piece:
    """A body that is no package stands in the file as it is."""
    if piece.kind is not Kind.BATCH or piece.raw[:1] not in (b"{", b"["):
        return piece
    return replace(piece, offset=at, space="")


READER = Reader("request", _sure, _pieces)
