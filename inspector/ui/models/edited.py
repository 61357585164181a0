"""What was edited, in the words and places of the window. Pure."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from inspector.compare import Change, ChangeKind
from inspector.model.json import Json, text_of, unescape

LONGEST = 48
"""Characters of a value that are shown; the rest is cut."""
CLOSELY = 400
"""Lines that are compared one by one; of more, all between what is equal count as edited."""


def note(change: Change) -> str:
    """What to write beside an edited field: `was "EUR"`."""
    if change.kind is ChangeKind.ADDED:
        return "added here"
    if change.kind is ChangeKind.REMOVED:
        return f"{field(change)} removed here, was {shown(change.before)}"
    return f"was {shown(change.before)}"


def notes(changes: Sequence[Change]) -> dict[str, str]:
    """What to write beside the fields, by pointer. A removed field has no place of its own: it is
    told where it stood, at the container around it."""
    found: dict[str, str] = {}
    for change in changes:
        removed = change.kind is ChangeKind.REMOVED
        place = change.pointer.rpartition("/")[0] if removed else change.pointer
        told, more = found.get(place), note(change)
        found[place] = f"{told} · {more}" if told else more
    return found


def sentence(change: Change) -> str:
    """A change for a menu: `event_name: "Rated" → "Seen"`."""
    name = field(change)
    if change.kind is ChangeKind.ADDED:
        return f"{name}: added {shown(change.after)}"
    if change.kind is ChangeKind.REMOVED:
        return f"{name}: removed {shown(change.before)}"
    return f"{name}: {shown(change.before)} → {shown(change.after)}"


def field(change: Change) -> str:
    """The name of the field; of an item, with the name of its list."""
    *outer, last = change.pointer.split("/")
    if last.isdecimal() and len(outer) > 1:
        return f"{unescape(outer[-1])}[{last}]"
    return unescape(last) or "the copy"


def count(changes: Sequence[Change]) -> str:
    """`1 field edited`."""
    if not changes:
        return "nothing edited yet"
    return f"{len(changes)} field{'' if len(changes) == 1 else 's'} edited"


def shown(value: Json) -> str:
    """A value as JSON, cut where it is long."""
    text = f'"{value}"' if isinstance(value, str) else text_of(value)
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def edited_lines(before: Sequence[str], now: Sequence[str]) -> frozenset[int]:
    """The lines of `now` that are not in `before`; white space and commas at the ends do not
    count. A line before which some are missing counts too."""
    old, new = ([line.strip(" \t,") for line in lines] for lines in (before, now))
    shorter = min(len(old), len(new))
    start = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    left = shorter - start
    end = next((at for at in range(left) if old[-1 - at] != new[-1 - at]), left)
    old, new = old[start : len(old) - end], new[start : len(new) - end]
    if max(len(old), len(new)) > CLOSELY:
        return frozenset(range(start, start + max(len(new), 1)))
    found: set[int] = set()
    for kind, _, _, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            found |= set(range(start + first, start + max(last, first + 1)))
    return frozenset(found)
