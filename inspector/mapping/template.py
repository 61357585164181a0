"""What events of one outcome become, worked out for one of them and filled in for the others.

Equal outcome (`inspector.mapping.recipe`) means: the same fields go to the same places through the
same transforms, the same links lead there, the same findings are told. Only values differ, and the
number of the event in its batch. So the rules need not be asked again.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from operator import itemgetter
from typing import NamedTuple, cast

from inspector.mapping.engine import Trace
from inspector.mapping.settle import Write
from inspector.mapping.shapes import Leaf, Node
from inspector.mapping.tell import shown
from inspector.mapping.transforms import TOUCHY, TRANSFORMS, Context, Lossy, Result
from inspector.model import mapping
from inspector.model.batch import Event
from inspector.model.json import Json
from inspector.model.mapping import Link, MappingSettings, Request
from inspector.model.problems import Finding

_INDEXES = 50
"""Places of events in a batch for which links are kept: a batch has few events."""


class _Change(NamedTuple):
    """A value that goes through a transform."""

    place: int
    transform: Callable[[Json, Context], Result]
    context: Context


class _Holder(NamedTuple):
    """An object of these keys, or a list where there are none, of the values at some places."""

    keys: tuple[str, ...] | None
    pick: Callable[[list[Json]], tuple[Json, ...]]


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
    """Makes the mapping of an event from its values.

    The bodies are a short program over one list: the values of the event and those around it, then
    constants, then what transforms make of some, then the objects and lists that hold all of these.
    """

    def __init__(
        self, event: Event, trace: Trace, places: Mapping[str, int], settings: MappingSettings
    ) -> None:
        """`event` has the outcome of `trace`; `places`: pointers to its values and those around
        it, in their order."""
        self._index, self._mapping = event.index, trace.mapping
        leaves = [leaf for tree in trace.trees for leaf in _leaves(tree)]
        known = {id(leaf): places[at] for leaf in leaves if (at := _kept_at(leaf))}
        constants = [leaf for leaf in leaves if _is_added(leaf)]
        changed = [leaf for leaf in leaves if id(leaf) not in known and not _is_added(leaf)]
        for place, leaf in enumerate((*constants, *changed), len(places)):
            known[id(leaf)] = place
        self._constants = [leaf.value for leaf in constants]
        self._changes = [_change(leaf, places, settings) for leaf in changed]
        self._holders: list[_Holder] = []
        first = len(places) + len(constants) + len(changed)
        self._families = [
            (request.family, self._hold(tree, known, first))
            for request, tree in zip(trace.mapping.requests, trace.trees, strict=True)
        ]
        self._moved = {event.index: (trace.mapping.links, tuple(_told(trace, places)))}

    def fill(self, event: Event, values: list[Json]) -> mapping.Mapping:
        """The mapping of an event of this outcome. `values`: of it, then those around it."""
        filled = values + self._constants
        for place, transform, context in self._changes:
            result = transform(filled[place], context)
            filled.append(cast("Json", result.value if isinstance(result, Lossy) else result))
        for keys, pick in self._holders:
            parts = pick(filled)
            filled.append([*parts] if keys is None else dict(zip(keys, parts, strict=True)))
        bodies = ((family, filled[place]) for family, place in self._families)
        requests = [Request(family, cast("dict[str, Json]", body)) for family, body in bodies]
        links, told = self._moved.get(event.index) or self._move(event)
        findings = tuple([each.about(event, values) for each in told])
        return mapping.Mapping(tuple(requests), links, findings, self._mapping.firehose)

    def _hold(self, node: Node, known: dict[int, int], first: int) -> int:
        """Adds what makes an object or a list; returns the place it will have."""
        places = [
            known[id(child)] if isinstance(child, Leaf) else self._hold(child, known, first)
            for _, child in node.ordered()
        ]
        keys = [step for step, _ in node.ordered()]
        texts = tuple(key for key in keys if isinstance(key, str))
        self._holders.append(_Holder(texts if len(texts) == len(keys) else None, _picker(places)))
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


def _is_added(leaf: Leaf) -> bool:
    return _write(leaf).rule.row.value is not None


def _kept_at(leaf: Leaf) -> str:
    """Where the value of a leaf stands, if every value of its type is sent as it is."""
    write = _write(leaf)
    if _is_added(leaf) or type(write.claim.value) in TOUCHY[write.rule.row.transform]:
        return ""
    return write.claim.pointer if write.value is write.claim.value else ""


def _change(leaf: Leaf, places: Mapping[str, int], settings: MappingSettings) -> _Change:
    write = _write(leaf)
    row = write.rule.row
    place = places[write.claim.pointer]
    return _Change(place, TRANSFORMS[row.transform], Context(settings, row.values))


def _picker(places: list[int]) -> Callable[[list[Json]], tuple[Json, ...]]:
    if len(places) == 1:
        return lambda values: (values[places[0]],)
    return itemgetter(*places) if places else lambda _: ()


def _is_in(pointer: str, holder: str) -> bool:
    return pointer == holder or pointer.startswith(f"{holder}/")
