"""What events of one outcome become, worked out for one of them and filled in for the others.

Equal outcome (`inspector.mapping.recipe`) means: the same fields go to the same places through the
same transforms, the same links lead there, the same findings are told. Only values differ, and the
number of the event in its batch. So the rules need not be asked again.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from operator import add
from typing import NamedTuple, TypeAlias, cast

from inspector.mapping.draft import Recipe
from inspector.mapping.engine import Trace
from inspector.mapping.settle import Write
from inspector.mapping.shapes import Leaf, Node
from inspector.mapping.tell import shown
from inspector.model import mapping
from inspector.model.batch import Event
from inspector.model.json import Json
from inspector.model.mapping import Link, Request
from inspector.model.problems import Finding

_Bodies: TypeAlias = Callable[[list[Json]], tuple[dict[str, Json], ...]]
_INDEXES = 50
"""Places of events in a batch for which links are kept: a batch has few events."""


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
    """Makes the mapping of an event from what was read of it."""

    def __init__(
        self, event: Event, trace: Trace, places: Mapping[str, int], recipe: Recipe
    ) -> None:
        """`event` has the outcome of `trace`; `places`: pointers to its values and those around
        it, in their order; `recipe`: what reads it."""
        self._index, self._firehose = event.index, trace.mapping.firehose
        self._families = tuple([request.family for request in trace.mapping.requests])
        self._bodies = _program(trace.trees, places, recipe)
        self._moved = {event.index: (trace.mapping.links, tuple(_told(trace, places)))}

    def fill(self, event: Event, laid: list[Json]) -> mapping.Mapping:
        """The mapping of an event of this outcome. `laid`: what was read of it (`Read.laid`)."""
        requests = tuple(map(Request, self._families, self._bodies(laid)))
        links, told = self._moved.get(event.index) or self._move(event)
        findings = tuple([each.about(event, laid) for each in told])
        return mapping.Mapping(requests, links, findings, self._firehose)

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


def _program(trees: Iterable[Node], places: Mapping[str, int], recipe: Recipe) -> _Bodies:
    """What makes the bodies built like `trees` of the values that were laid out. It runs for every
    event, so it is one expression of Python: a display of objects and lists."""
    constants: list[Json] = []

    def display(node: Node | Leaf) -> str:
        if isinstance(node, Leaf):
            write = _write(node)
            if write.rule.row.value is None:
                return f"laid[{recipe.results[places[write.claim.pointer], write.rule.order]}]"
            constants.append(node.value)
            return f"constants[{len(constants) - 1}]"
        inside = node.ordered()
        keys = [f"{step!r}: " for step, _ in inside if isinstance(step, str)]
        if len(keys) == len(inside):
            return "{" + ", ".join(map(add, keys, (display(each) for _, each in inside))) + "}"
        return "[" + ", ".join([display(each) for _, each in inside]) + "]"

    bodies = "".join([f"{display(tree)}, " for tree in trees])
    found = eval(f"lambda laid: ({bodies})", {"constants": constants})  # nothing but repr of keys
    return cast("_Bodies", found)


def _write(leaf: Leaf) -> Write:
    assert isinstance(leaf.writer, Write)
    return leaf.writer


def _is_in(pointer: str, holder: str) -> bool:
    return pointer == holder or pointer.startswith(f"{holder}/")
