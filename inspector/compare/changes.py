"""What differs between two JSON values, field by field, and how to take a difference back. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from inspector.model.json import Json, encode, escape, unescape


class ChangeKind(StrEnum):
    """What happened to a field."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """One field that differs. A value that came or went whole is one change."""

    pointer: str
    """Where it stands now; for a removed field, where it stood."""
    kind: ChangeKind
    before: Json = None
    after: Json = None


def changes(before: Json, after: Json, pointer: str = "") -> Iterator[Change]:
    """The differences in the order of `after`, removed fields behind what stands beside them. Key
    order does not count; digits do: 1.50 is not 1.5. Lists are compared item by item between what
    is equal at their ends."""
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _of_objects(before, after, pointer)
    elif isinstance(before, list) and isinstance(after, list):
        yield from _of_lists(before, after, pointer)
    elif not _same(before, after):
        yield Change(pointer, ChangeKind.CHANGED, before, after)


def reverted(tree: Json, change: Change) -> Json:
    """`tree`, which has the change, without it; nothing in `tree` itself is touched. Raises
    LookupError where the place of the change is not there."""
    if not change.pointer:
        return change.before
    token, _, rest = change.pointer[1:].partition("/")
    below = Change(f"/{rest}", change.kind, change.before, change.after) if rest else None
    if isinstance(tree, list) and token.isdecimal():
        return _reverted_item(tree, int(token), change, below)
    if not isinstance(tree, dict):
        raise LookupError(change.pointer)
    key = unescape(token)
    if below:
        return tree | {key: reverted(tree[key], below)}
    if change.kind is ChangeKind.ADDED:
        return {name: value for name, value in tree.items() if name != key}
    return tree | {key: change.before}


def _reverted_item(items: list[Json], at: int, change: Change, below: Change | None) -> Json:
    if below:
        return [*items[:at], reverted(items[at], below), *items[at + 1 :]]
    if change.kind is ChangeKind.REMOVED:
        return [*items[:at], change.before, *items[at:]]
    kept = [] if change.kind is ChangeKind.ADDED else [change.before]
    return [*items[:at], *kept, *items[at + 1 :]]


def _of_objects(before: dict[str, Json], after: dict[str, Json], pointer: str) -> Iterator[Change]:
    for key, value in after.items():
        below = f"{pointer}/{escape(key)}"
        if key in before:
            yield from changes(before[key], value, below)
        else:
            yield Change(below, ChangeKind.ADDED, None, value)
    for key, value in before.items():
        if key not in after:
            yield Change(f"{pointer}/{escape(key)}", ChangeKind.REMOVED, value)


def _of_lists(before: list[Json], after: list[Json], pointer: str) -> Iterator[Change]:
    shorter = min(len(before), len(after))
    start = next((at for at in range(shorter) if not _same(before[at], after[at])), shorter)
    left = shorter - start
    end = next((at for at in range(left) if not _same(before[-1 - at], after[-1 - at])), left)
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    for at, (item, other) in enumerate(zip(old, new, strict=False), start):
        yield from changes(item, other, f"{pointer}/{at}")
    for at, value in enumerate(new[len(old) :], start + len(old)):
        yield Change(f"{pointer}/{at}", ChangeKind.ADDED, None, value)
    for at, value in enumerate(old[len(new) :], start + len(new)):
        yield Change(f"{pointer}/{at}", ChangeKind.REMOVED, value)


def _same(before: Json, after: Json) -> bool:
    """Whether both are written alike: True is not 1, and 1.50 not 1.5."""
    if isinstance(before, dict) and isinstance(after, dict):
        return before.keys() == after.keys() and all(_same(before[k], after[k]) for k in after)
    if isinstance(before, list) and isinstance(after, list):
        return len(before) == len(after) and all(map(_same, before, after))
    return type(before) is type(after) and (before is after or encode(before) == encode(after))
