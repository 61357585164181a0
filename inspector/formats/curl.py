"""A pasted cURL command, as developer tools, Postman and people write it: its data is the body."""

import re
from collections.abc import Iterator

from inspector.formats.piece import Piece, Reader
from inspector.formats.traffic import Call, body_of, piece_of

_COMMAND = re.compile(rb"^[ \t]*(?:\$ )?curl(?:\.exe)?(?=[ \t\\^])", re.MULTILINE)
_WORD = re.compile(
    r"""\$'(?:[^'\\]|\\.)*+'|'[^']*+'|"(?:[^"\\]|\\.)*+"|\\.|[^\s'"\\;&|]""", re.DOTALL
)
_ESCAPE = re.compile(
    r"\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3})|(.))", re.DOTALL
)
_LETTERS = dict(zip("ntrabfve", "\n\t\r\a\b\f\v\x1b", strict=True))
_CARET = re.compile(r"\^(\r?\n|.)", re.DOTALL)
_DATA = re.compile(
    r"(?:--data(?:-raw|-binary|-ascii|-urlencode)?|--json|-[a-zA-Z]*d)(?:=|$)(.*)", re.DOTALL
)
_METHOD = re.compile(r"(?:--request|-X)=?(.*)", re.DOTALL)
_ADDRESS = re.compile(r"(?:https?://)?[\w.-]+(?::\d+)?/\S*", re.ASCII)
_TAKES = frozenset(
    ("-H", "--header", "-u", "--user", "-A", "--user-agent", "-e", "--referer", "-b", "--cookie")
) | {"-o", "--output", "-x", "--proxy", "--cacert", "--cert", "--key"}
"""Options whose next word is no address."""


def _sure(data: bytes) -> float:
    match = _COMMAND.search(data, 0, 4096)
    if not match:
        return 0.0
    return 0.97 if not data[: match.start()].strip() else 0.7


def _pieces(data: bytes) -> Iterator[Piece]:
    starts = [match.start() for match in _COMMAND.finditer(data)]
    for number, start in enumerate(starts, 1):
        end = starts[number] if number < len(starts) else len(data)
        text = data[start:end].decode(errors="replace")
        yield piece_of(_call(_words(text)), number, start)


def _words(text: str) -> list[str]:
    """The words of a command as a shell sees them; `^` is how the Windows one escapes."""
    if re.search(r"\^[\"\r\n]", text):
        text = _CARET.sub(lambda match: match[1].strip("\r\n"), text)
    words: list[str] = []
    end = -1
    for match in _WORD.finditer(text):
        if match[0] in ("\\\n", "\\\r"):
            continue
        if match.start() == end:
            words[-1] += _plain(match[0])
        else:
            words.append(_plain(match[0]))
        end = match.end()
    return words


def _plain(part: str) -> str:
    """What one quoted or bare part of a word stands for."""
    if part.startswith("$'"):
        return _ESCAPE.sub(_unescaped, part[2:-1])
    if part.startswith("'"):
        return part[1:-1]
    if part.startswith('"'):
        return re.sub(r'\\(["\\$`]|\n)', lambda match: match[1].strip("\n"), part[1:-1])
    return part[1:] if part.startswith("\\") else part


def _unescaped(match: re.Match[str]) -> str:
    code, letter = match[1] or match[2] or match[3], match[5]
    if letter:
        return _LETTERS.get(letter, letter)
    value = int(code, 16) if code else int(match[4], 8)
    return chr(value) if value < 0x110000 else "\ufffd"


def _call(words: list[str]) -> Call:
    method, url, missing = "", "", ""
    data: list[str] = []
    rest = iter(words[1:] if words[:1] != ["$"] else words[2:])
    for word in rest:
        if found := _DATA.fullmatch(word):
            data.append(found[1] or next(rest, ""))
        elif found := _METHOD.fullmatch(word):
            method = found[1] or next(rest, "")
        elif word in _TAKES:
            next(rest, "")
        elif not url and not word.startswith("-") and _ADDRESS.fullmatch(word):
            url = word
    if len(data) == 1 and data[0].startswith("@"):
        missing = f"it is in the file {data[0][1:]}, open that one"
        data = [""]
    body, why = body_of("&".join(data))
    method = method or ("POST" if data else "GET")
    return Call(method, url, body, missing=missing or why, teller="command")


READER = Reader("command", _sure, _pieces)
