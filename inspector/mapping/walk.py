"""The walk over an event and its batch: every node is claimed by exactly one set of rules."""

from collections.abc import Iterator
from typing import NamedTuple

from inspector.mapping.rows import FieldRow
from inspector.mapping.trie import Rule, Trie
from inspector.model.batch import Event
from inspector.model.json import Json, escape, leaves, resolve, text_of


class Claim(NamedTuple):
    """A node of the source with the rules that found it; none where no table knows it."""

    pointer: str
    """Where it stands in the batch."""
    value: Json
    rules: tuple[Rule, ...]
    captures: tuple[str | int, ...] = ()
    beside: tuple[str, ...] = ()
    """Pointers of further sources that went into the target, such as the attribute's name."""

    def leaves(self) -> Iterator[tuple[str, Json]]:
        """The leaves below: what is behind the node's pointer, and the value."""
        return leaves(self.value)


def walk(event: Event, event_trie: Trie, batch_trie: Trie) -> Iterator[Claim]:
    """Claims every node of the event, then every other part of its batch."""
    found: list[Claim] = []
    _descend(event.tree, event_trie, event.pointer, (), found)
    for claim in found:
        yield _route(claim, event, batch_trie) or claim
    rest: dict[str, Json] = {
        key: value for key, value in event.batch.tree.items() if key != "events"
    }
    if rest:
        around: list[Claim] = []
        _descend(rest, batch_trie, "", (), around)
        yield from around


def _descend(
    value: Json, trie: Trie, pointer: str, captures: tuple[str | int, ...], found: list[Claim]
) -> None:
    """Adds the claims below to `found`: handing each up through every level takes longer."""
    if trie.rules or not value or not isinstance(value, dict | list):
        found.append(Claim(pointer, value, tuple(trie.rules), captures))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            below = f"{pointer}/{index}"
            if trie.any_item is None:
                found.append(Claim(below, item, ()))
            else:
                _descend(item, trie.any_item, below, (*captures, index), found)
    else:
        for key, item in value.items():
            below = f"{pointer}/{escape(key)}"
            child = trie.child(key)
            if child is None:
                found.append(Claim(below, item, ()))
            else:
                star = child is trie.any_key
                _descend(item, child, below, (*captures, key) if star else captures, found)


def _route(claim: Claim, event: Event, batch_trie: Trie) -> Claim | None:
    """A field that counts as another one: a changed attribute as the user's attribute."""
    for rule in claim.rules:
        if rule.row.route:
            return _routed(claim, rule.row, event, batch_trie)
    return None


def _routed(claim: Claim, row: FieldRow, event: Event, batch_trie: Trie) -> Claim | None:
    if claim.value is None:
        return None
    try:
        name = text_of(resolve(event.tree, row.named_by))
    except LookupError:
        return None
    holder = batch_trie.child(row.route.removeprefix("/"))
    node = holder.child(name) if holder else None
    if holder is None or node is None or not node.rules:
        return None
    captures = (name,) if node is holder.any_key else ()
    beside = (event.pointer + row.named_by,)
    return Claim(claim.pointer, claim.value, tuple(node.rules), captures, beside)
