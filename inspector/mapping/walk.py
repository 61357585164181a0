"""The walk over an event and its batch: every node is claimed by exactly one set of rules."""

from collections.abc import Iterator
from dataclasses import dataclass

from inspector.mapping.trie import Rule, Trie
from inspector.model.batch import Event
from inspector.model.json import Json, escape, leaves, resolve, text_of


@dataclass(frozen=True, slots=True)
class Claim:
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
    for claim in _descend(event.tree, event_trie, event.pointer, ()):
        yield _route(claim, event, batch_trie) or claim
    rest: dict[str, Json] = {
        key: value for key, value in event.batch.tree.items() if key != "events"
    }
    if rest:
        yield from _descend(rest, batch_trie, "", ())


def _descend(
    value: Json, trie: Trie, pointer: str, captures: tuple[str | int, ...]
) -> Iterator[Claim]:
    if trie.rules or not value or not isinstance(value, dict | list):
        yield Claim(pointer, value, tuple(trie.rules), captures)
        return
    if isinstance(value, list):
        for index, item in enumerate(value):
            below = f"{pointer}/{index}"
            if trie.any_item is None:
                yield Claim(below, item, ())
            else:
                yield from _descend(item, trie.any_item, below, (*captures, index))
        return
    for key, item in value.items():
        below = f"{pointer}/{escape(key)}"
        child = trie.child(key)
        if child is None:
            yield Claim(below, item, ())
        else:
            star = child is trie.any_key
            yield from _descend(item, child, below, (*captures, key) if star else captures)


def _route(claim: Claim, event: Event, batch_trie: Trie) -> Claim | None:
    """A field that counts as another one: a changed attribute as the user's attribute."""
    row = next((rule.row for rule in claim.rules if rule.row.route), None)
    if row is None or claim.value is None:
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
