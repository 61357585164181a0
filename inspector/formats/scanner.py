"""A JSON scanner that knows where it is. Slow, so it runs only to explain: what is wrong and at
which byte, or which key stands twice. It accepts exactly RFC 8259, less what is too big to handle.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

MAX_DEPTH = 200
"""Levels of nesting that are read. Every later stage may recurse over the tree."""
MAX_NUMBER = 1000
"""Digits, or size of the exponent, of a number that is read. A double holds 17 and 308."""


class Fault(ValueError):
    """Something wrong at one byte. `code` is a catalogue code, `what` completes `{place}: …`."""

    def __init__(self, code: str, offset: int, what: str) -> None:
        super().__init__(what)
        self.code = code
        self.offset = offset
        self.what = what

    def moved(self, by: int) -> "Fault":
        """The same fault seen from a text that begins `by` bytes earlier."""
        return Fault(self.code, self.offset + by, self.what)


class Token(NamedTuple):
    """A piece of JSON: one of `{ } [ ] , :`, or `key`, `string`, `number`, `word`."""

    kind: str
    start: int
    end: int


_BLANK = re.compile(rb"[ \t\n\r]*")
_STRING = re.compile(rb'"(?:[^"\\\x00-\x1f]++|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*+')
_ESCAPE = re.compile(rb"\\(?:u([0-9a-fA-F]{4})|.)")
_WORD = re.compile(rb"[-+.\w$]+")
_NUMBER = re.compile(rb"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE]([+-]?[0-9]+))?")

_WORDS = (b"true", b"false", b"null")
_VALUES = ("{", "[", "string", "number", "word")
_ALLOWED = {
    "value": _VALUES,
    "item or end": (*_VALUES, "]"),
    "key or end": ("string", "}"),
    "key": ("string",),
    "colon": (":",),
    "comma or end": (",", "}", "]"),
}
_EXPECTED = {
    "value": "a value was expected",
    "item or end": "a value or “]” was expected",
    "key or end": "a key in double quotes or “}” was expected",
    "key": "a key in double quotes was expected",
    "colon": "a colon after the key was expected",
    "comma or end": "a comma was expected",
}


def find_fault(raw: bytes) -> Fault | None:
    """The first place where `raw` is no JSON text in UTF-8, or is more than this program reads."""
    fault: Fault | None = None
    try:
        for _ in scan(raw):
            pass
    except Fault as found:
        fault = found
    try:
        raw.decode()
    except UnicodeDecodeError as wrong:
        cut = wrong.reason == "unexpected end of data" and fault is not None
        if not cut and (fault is None or wrong.start <= fault.offset):
            return Fault(
                "input.encoding", wrong.start, f"byte 0x{raw[wrong.start]:02X} is no UTF-8"
            )
    return fault


def scan(raw: bytes) -> Iterator[Token]:
    """The tokens of one JSON text. Raises Fault where it breaks."""
    stack: list[str] = []
    state, previous, at = "value", "", 0
    while stack or state == "value":
        start = _blank(raw, at)
        kind, at = _token(raw, start, stack)
        closes = kind in ("}", "]")
        fits = not closes or (bool(stack) and stack[-1] == ("{" if kind == "}" else "["))
        if kind not in _ALLOWED[state] or not fits:
            raise Fault("input.malformed", start, _unexpected(raw, start, state, kind, previous))
        is_key = state in ("key", "key or end") and kind == "string"
        yield Token("key" if is_key else kind, start, at)
        state, previous = _after(kind, is_key, stack), kind
        if len(stack) > MAX_DEPTH:
            raise Fault("input.depth", start, f"it is nested more than {MAX_DEPTH} levels deep")
    rest = _blank(raw, at)
    if rest < len(raw):
        raise Fault("input.malformed", rest, "more text follows after the end of the JSON value")


def _blank(raw: bytes, at: int) -> int:
    match = _BLANK.match(raw, at)
    return match.end() if match else at


def _after(kind: str, is_key: bool, stack: list[str]) -> str:
    """The next state; keeps the stack of open brackets."""
    if is_key:
        return "colon"
    if kind == ":":
        return "value"
    if kind == ",":
        return "key" if stack[-1] == "{" else "value"
    if kind in ("{", "["):
        stack.append(kind)
        return "key or end" if kind == "{" else "item or end"
    if kind in ("}", "]"):
        stack.pop()
    return "comma or end"


def _unexpected(raw: bytes, at: int, state: str, kind: str, previous: str) -> str:
    if kind in ("}", "]") and previous == ",":
        return f"a comma stands before “{kind}” with nothing after it"
    shown = raw[at : at + 1].decode(errors="replace")
    if kind in ("number", "word"):
        match = _WORD.match(raw, at)
        shown = match[0].decode(errors="replace")[:24] if match else shown
    return f"{_EXPECTED[state]}, but “{shown}” stands there"


def _token(raw: bytes, at: int, stack: list[str]) -> tuple[str, int]:
    if at == len(raw):
        inside = {"{": "an object", "[": "a list"}[stack[-1]] if stack else "a value"
        raise Fault("input.truncated", at, f"it ends in the middle of {inside}")
    first = raw[at : at + 1]
    if first in b"{}[],:":
        return first.decode(), at + 1
    if first == b'"':
        return "string", _string(raw, at)
    if word := _WORD.match(raw, at):
        return _word(raw, at, word[0])
    if first == b"'":
        what = "text stands in single quotes, JSON wants double quotes"
    elif first in (b"/", b"#"):
        what = "a comment stands there, JSON has none"
    elif first == b"\x00":
        what = "a zero byte stands there, so this is no text"
    elif raw[at : at + 3].decode(errors="replace")[0] in "“”„«»‘’":
        what = "a typographic quotation mark stands there, JSON wants straight double quotes"
    else:
        character = raw[at : at + 4].decode(errors="replace")[0]
        what = f"“{character}” is not the beginning of a JSON value"
    raise Fault("input.malformed", at, what)


def _string(raw: bytes, at: int) -> int:
    match = _STRING.match(raw, at)
    end = match.end() if match else at + 1
    if raw[end : end + 1] == b'"':
        _check_surrogates(raw, at, end)
        return end + 1
    if end == len(raw) or re.fullmatch(rb"\\(?:u[0-9a-fA-F]{0,3})?", raw[end:]):
        raise Fault("input.truncated", len(raw), "it ends inside a text")
    if raw[end : end + 1] == b"\\":
        shown = raw[end : end + 2].decode(errors="replace")
        raise Fault("input.malformed", end, f"“{shown}” is no JSON escape")
    kind = "a line break" if raw[end : end + 1] in b"\r\n" else "a control character"
    raise Fault(
        "input.malformed", end, f"{kind} stands inside a text, a quotation mark may be missing"
    )


def _check_surrogates(raw: bytes, start: int, end: int) -> None:
    """A `\\ud800` to `\\udfff` escape is half a character: the other half must stand beside it."""
    high: re.Match[bytes] | None = None
    for match in _ESCAPE.finditer(raw, start, end):
        unit = int(match[1], 16) if match[1] else 0
        is_low = 0xDC00 <= unit <= 0xDFFF
        follows = high is not None and high.end() == match.start()
        if high is not None and not (is_low and follows):
            raise _lone(high)
        if is_low and high is None:
            raise _lone(match)
        high = match if 0xD800 <= unit <= 0xDBFF else None
    if high is not None:
        raise _lone(high)


def _lone(match: re.Match[bytes]) -> Fault:
    what = f"{match[0].decode()} is half a character (a lone surrogate), the other half is missing"
    return Fault("input.surrogate", match.start(), what)


def _word(raw: bytes, at: int, word: bytes) -> tuple[str, int]:
    end = at + len(word)
    if word in _WORDS:
        return "word", end
    if number := _NUMBER.fullmatch(word):
        exponent = (number[1] or b"0").lstrip(b"+-0") or b"0"
        digits = sum(48 <= byte <= 57 for byte in word)
        if digits > MAX_NUMBER:
            raise Fault("input.number", at, f"a number of {digits:,} digits stands there")
        if len(exponent) > 4 or int(exponent) > MAX_NUMBER:
            shown = word.decode()[:24]
            raise Fault("input.number", at, f"the number {shown} is too large or too small")
        return "number", end
    if end == len(raw) and _may_go_on(word):
        raise Fault("input.truncated", end, "it ends in the middle of a value")
    raise Fault("input.malformed", at, _bad_word(word.decode(errors="replace")))


def _may_go_on(word: bytes) -> bool:
    """Whether more bytes could make it a value."""
    begins_word = any(known.startswith(word) for known in _WORDS)
    return begins_word or bool(_NUMBER.fullmatch(word + b"0"))


def _bad_word(word: str) -> str:
    plain = word.lstrip("+-")
    if plain.casefold() in ("nan", "infinity", "inf"):
        return f"{word} is not a number JSON knows"
    if plain in ("True", "False", "None", "undefined"):
        return f"“{word}” is no JSON value, only true, false and null are"
    if plain[:1].isdecimal() or plain[:1] == ".":
        return f"{word[:24]} is not written as JSON writes numbers"
    return f"“{word[:24]}” is not the beginning of a JSON value"
