"""Field rows by the path that leads to them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from inspector.mapping.rows import FieldRow
from inspector.model.json import unescape


@dataclass(frozen=True, slots=True)
class Rule:
    """A field row with its place in the order of the tables."""

    row: FieldRow
    order: int
    """Rows decide the order of the target's fields, and who comes first where two write one."""


@dataclass(slots=True)
class Trie:
    """Rows by the path that leads to them."""

    rules: list[Rule] = field(default_factory=list)
    keys: dict[str, "Trie"] = field(default_factory=dict)
    folded: dict[str, "Trie"] = field(default_factory=dict)
    any_key: "Trie | None" = None
    any_item: "Trie | None" = None

    def child(self, key: str) -> "Trie | None":
        """The node for a key of an object; the exact key before any case, before `*`."""
        return self.keys.get(key) or self.folded.get(key.casefold()) or self.any_key

    def add(self, tokens: Sequence[str], rule: Rule) -> None:
        """Puts `rule` at the end of the path."""
        node = self
        for position, token in enumerate(tokens):
            last = position == len(tokens) - 1
            node = node._grow(token, fold=last and rule.row.any_case)
        node.rules.append(rule)

    def _grow(self, token: str, fold: bool) -> "Trie":
        if token == "*":
            self.any_key = self.any_key or Trie()
            return self.any_key
        if token == "#":
            self.any_item = self.any_item or Trie()
            return self.any_item
        if fold:
            return self.folded.setdefault(token.casefold(), Trie())
        return self.keys.setdefault(unescape(token), Trie())


@dataclass(frozen=True, slots=True)
class Plan:
    """The rows that hold for one kind of event under one set of settings."""

    event: Trie
    batch: Trie
    added: tuple[Rule, ...]


@cache
def split(pattern: str) -> tuple[str, tuple[str, ...]]:
    """`event:/data/name` → `event`, (`data`, `name`). Patterns stand in tables: there are few."""
    side, _, pointer = pattern.partition(":")
    return side, tuple(pointer.split("/")[1:])
