"""What events of one outcome become, worked out for one of them and filled in for the others.

Equal outcome (`inspector.mapping.recipe`) means: the same fields go to the same places through the
same transforms, the same links lead there, the same findings are told. Only values differ, and the
number of the event in its batch. So the rules need not be asked again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from inspector.mapping.draft import Recipe
from inspector.mapping.engine import Trace
from inspector.mapping.settle import Write
from inspector.mapping.shapes import Leaf, Node
from inspector.mapping.sheet import Pick, picker
from inspector.mapping.tell import shown
from inspector.model import mapping
from inspector.model.batch import Event
from inspector.model.json import Json
from inspector.model.mapping import Link, Request
from inspector.model.problems import Finding

_INDEXES = 50
"""Places of events in a batch for which links are kept: a batch has few events."""


class _Holder(NamedTuple):
    """An object of these keys, or a list where there are none, of the values at some places."""

    keys: tuple[str, ...] | None
    pick: Pick


class _Told(NamedTuple):
    """A finding, with the place of the value it tells (-1: none)."""

    finding: Finding
    place: int
    is_named: bool
    """Whether it tells the name of the event."""

    def about(self, event: Event, values: list[Json]) -> Finding:
        """The same of another event."""
        if self.place >= 0:
            told = {**self.finding.values, "value": shown(values[self.place])}
        elif self.is_named:
            told = {**self.finding.values, "name": event.name or "none"}
        else:
            return self.finding
        return Finding(self.finding.code, self.finding.pointers, told)


class Template:
    """Makes the mapping of an event from what was read of it.

    The bodies are a short program over one list: values and what transforms made of them, then
    constants, then the objects and lists that hold all of these.
    """

    def __init__(
        self, event: Event, trace: Trace, places: Mapping[str, int], recipe: Recipe
    ) -> None:
        """`event` has the outcome of `trace`; `places`: pointers to its values and those around
        it, in their order; `recipe`: what reads it."""
        self._index, self._firehose = event.index, trace.mapping.firehose
        leaves = [leaf for tree in trace.trees for leaf in _leaves(tree)]
        first = recipe.size
        known: dict[int, int] = {}
        self._constants: list[Json] = []
        for leaf in leaves:
            write = _write(leaf)
            if write.rule.row.value is None:
                known[id(leaf)] = recipe.results[places[write.claim.pointer], write.rule.order]
            else:
                known[id(leaf)] = first + len(self._constants)
                self._constants.append(leaf.value)
        self._holders: list[_Holder] = []
        self._families = [
            (request.family, self._hold(tree, known, first + len(self._constants)))
            for request, tree in zip(trace.mapping.requests, trace.trees, strict=True)
        ]
        self._moved = {event.index: (trace.mapping.links, tuple(_told(trace, places)))}

    def fill(self, event: Event, laid: list[Json]) -> mapping.Mapping:
        """The mapping of an event of this outcome. `laid`: what was read of it (`Read.laid`)."""
        filled = laid + self._constants
        for keys, pick in self._holders:
            parts = pick(filled)
            filled.append([*parts] if keys is None else dict(zip(keys, parts, strict=True)))
        requests = [Request(family, filled[place]) for family, place in self._families]  # type: ignore[arg-type]  # every one is held by an object
        links, told = self._moved.get(event.index) or self._move(event)
        findings = tuple([each.about(event, laid) for each in told])
        return mapping.Mapping(tuple(requests), links, findings, self._firehose)

    def _hold(self, node: Node, known: dict[int, int], first: int) -> int:
        """Adds what makes an object or a list; returns the place it will have."""
        places = [
            known[id(child)] if isinstance(child, Leaf) else self._hold(child, known, first)
            for _, child in node.ordered()
        ]
        keys = [step for step, _ in node.ordered()]
        texts = tuple(key for key in keys if isinstance(key, str))
        self._holders.append(_Holder(texts if len(texts) == len(keys) else None, picker(places)))
        return first + len(self._holders) - 1

    def _move(self, event: Event) -> "tuple[tuple[Link, ...], tuple[_Told, ...]]":
        """Links and findings for another number of the event in its batch."""
        links, told = self._moved[self._index]
        before, after = f"/events/{self._index}", event.pointer

        def moved(pointers: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(
                after + at.removeprefix(before) if _is_in(at, before) else at for at in pointers
            )

        if len(self._moved) > _INDEXES:
            self._moved = {self._index: (links, told)}
        found = self._moved[event.index] = (
            tuple(replace(link, sources=moved(link.sources)) for link in links),
            tuple(
                each._replace(finding=replace(each.finding, pointers=moved(each.finding.pointers)))
                for each in told
            ),
        )
        return found


def _told(trace: Trace, places: Mapping[str, int]) -> Iterator[_Told]:
    of_type = len(trace.mapping.findings) - len(trace.told)
    for finding in trace.mapping.findings[:of_type]:
        yield _Told(finding, -1, "name" in finding.values)
    for finding, claim in trace.told:
        yield _Told(finding, places[claim.pointer] if claim else -1, is_named=False)


def _leaves(node: Node) -> Iterator[Leaf]:
    for child in node.children.values():
        if isinstance(child, Leaf):
            yield child
        else:
            yield from _leaves(child)


def _write(leaf: Leaf) -> Write:
    assert isinstance(leaf.writer, Write)
    return leaf.writer


def _is_in(pointer: str, holder: str) -> bool:
    return pointer == holder or pointer.startswith(f"{holder}/")
