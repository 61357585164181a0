"""Reading one term: a key, a comparison, a value; refused in a sentence where they do not fit."""

import re
from datetime import date

from inspector.index.filter.cursor import Cursor, FilterError, unescaped
from inspector.index.filter.keys import KEYS, Key, Kind
from inspector.index.filter.literals import WANTED, bounds
from inspector.index.filter.nodes import COMPARING, Not, Op, Term

_SIGN = r":?(?:!=|>=|<=|[=~^$<>])|:"
_HEAD = re.compile(rf"([a-z]+)({_SIGN})", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    rf'attr\[(?:"((?:\\.|[^"\\])*)"|([^\]]*))\]({_SIGN})?', re.IGNORECASE | re.DOTALL
)
_IN_TEXT = ("~", "^", "$")
"""Signs that words may have in them; the others ask for a filter of that name."""


def term(cursor: Cursor, today: date) -> Term | Not | None:
    """The term that begins here; None where text does. Raises FilterError."""
    start = cursor.at
    if cursor.comes("attr["):
        key, name, sign = _attribute(cursor)
    else:
        head = cursor.match(_HEAD)
        if not head or not _names_a_key(cursor, head[1], head[2]):
            return None
        cursor.at = head.end()
        key, name, sign = KEYS[head[1].casefold()], "", head[2]
    written, place = cursor.text[start : cursor.at], f"character {start + 1}"
    value, bare = cursor.value()
    if not value:
        raise FilterError(
            f"A value is missing after “{written}” ({place}); write it there, such as "
            f"{key.example}."
        )
    value = value.casefold()
    sign = sign if sign == ":" else sign.removeprefix(":")
    op = Op.EQUAL if sign in (":", "=", "!=") else Op(sign)
    if bare and op is Op.EQUAL and value == "any":
        read = Term(key.name, Op.ANY, "", name)
    else:
        read = _checked(key, op, value, name, place, today)
    return Not(read) if sign == "!=" else read


def _names_a_key(cursor: Cursor, name: str, sign: str) -> bool:
    if name.casefold() == "attr":
        raise FilterError(
            f"attr ({cursor.place}) needs a name in brackets, such as attr[plan]:gold."
        )
    known = name.casefold() in KEYS
    if not known and sign not in _IN_TEXT:
        raise FilterError(
            f"There is no filter “{name}{sign}” ({cursor.place}). Known: {', '.join(KEYS)}. "
            f"To look for the text itself, put it in quotation marks."
        )
    return known


def _attribute(cursor: Cursor) -> tuple[Key, str, str]:
    place = cursor.place
    match = cursor.take(_ATTRIBUTE)
    if not match:
        raise FilterError(f"The bracket of attr ({place}) never closes; write attr[plan]:gold.")
    name = unescaped(match[1]) if match[1] is not None else match[2].strip()
    if not name or not match[3]:
        raise FilterError(
            f"attr ({place}) needs a name and a comparison, such as attr[plan]:gold or "
            f"attr[plan]:any."
        )
    return KEYS["attr"], name.casefold(), match[3]


def _checked(key: Key, op: Op, value: str, name: str, place: str, today: date) -> Term:
    """The term, if this filter can compare so, and with that."""
    counts = key.kind in (Kind.TIME, Kind.SIZE)
    fits = op is Op.EQUAL or key.kind is Kind.ATTRIBUTE or (op in COMPARING) is counts
    if not fits:
        signs = ": = != > < >= <=" if counts else ": = != ~ ^ $"
        raise FilterError(
            f"{key.name} ({place}) cannot be compared with {op}; it takes {signs}, such as "
            f"{key.example}."
        )
    if key.words and op is Op.EQUAL and value not in key.words:
        raise FilterError(
            f"{key.name} ({place}) is never “{value}”; it is one of {', '.join(key.words)}."
        )
    if not counts and op not in COMPARING:
        return Term(key.name, op, value, name)
    try:
        return Term(key.name, op, value, name, bounds(key.kind, value, today))
    except (ValueError, OverflowError):
        raise FilterError(f"“{value}” ({key.name}, {place}) is not {WANTED[key.kind]}.") from None
