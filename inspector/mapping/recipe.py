"""Which values of an event decide how it maps, beyond its structure.

A source of a million events has few structures. Two events of one structure, in batches of one
structure, map alike but for a handful of values: those that a type row compares, that name an
attribute, that a transform may refuse or leave as they are, or that are compared with each other.
They are found out once for a structure, and read by their places ever after.
"""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from inspector.mapping.engine import trace
from inspector.mapping.probe import Field, Probe
from inspector.mapping.rules import RuleBook
from inspector.mapping.settle import targets_of
from inspector.mapping.shapes import Path
from inspector.mapping.structure import Structure, Structures, pointers
from inspector.mapping.template import Template
from inspector.mapping.transforms import Lossy, Refusal
from inspector.mapping.trie import Rule
from inspector.mapping.walk import Claim, walk
from inspector.model.batch import Batch, Event
from inspector.model.json import Json, text_of
from inspector.model.mapping import MappingSettings
from inspector.model.reading import Reading

_ACTION = ("event", ("actions", (0,), "action"))


@dataclass(slots=True)
class Around:
    """What is around the events of a batch, laid out."""

    values: list[Json]
    known: dict[Hashable, "_Kin"]
    """What is known of events in batches of this structure."""
    known_answers: dict[Hashable, int]
    """All answers that values around events gave so far, numbered."""
    answers: dict[int, int] = field(default_factory=dict)
    """By what was asked (`Recipe.shared`)."""


@dataclass(frozen=True, slots=True, eq=False)
class Recipe:
    """How to read what matters of events of one kind and structure."""

    own: tuple[Probe, ...]
    """What to ask of the values of the event."""
    shared: tuple[Probe, ...]
    """What to ask of the values around it; their places count from the first of those. The same
    object for all events of which the same is to be asked."""
    pairs: tuple[tuple[Field, Field], ...]
    """Fields that lead to one place: they merge or collide by whether they are equal."""
    name: Field | None
    """The field that names the MoEngage action."""

    def read(self, values: list[Json], around: Around) -> tuple[Hashable, ...]:
        """Events of one recipe with equal answers map alike and have the same problems. `values`
        are those of the event and those around it."""
        shared = around.answers.get(id(self.shared))
        if shared is None:
            found = tuple([ask(around.values[place]) for place, ask, _ in self.shared])
            # Known by a number: many events are looked up by it.
            shared = around.known_answers.setdefault(found, len(around.known_answers))
            around.answers[id(self.shared)] = shared
        answers = [ask(values[place]) for place, ask, _ in self.own]
        for one, other in self.pairs:
            answers.append(one.result(values[one.place]) == other.result(values[other.place]))
        return (shared, *answers)

    def action(self, values: list[Json]) -> Json:
        """The name of the MoEngage action, None where there is none."""
        result = self.name.result(values[self.name.place]) if self.name else None
        return None if isinstance(result, Refusal | Lossy) else result


@dataclass(frozen=True, slots=True)
class _Kin:
    """Events of one type and structure, in batches of one structure."""

    deciding: tuple[int, ...]
    """Places of the values that choose the type row or name what changes."""
    recipes: dict[tuple[str, ...], Recipe] = field(default_factory=dict)


class Recipes:
    """The recipes under one workspace's settings, made as they are asked for."""

    def __init__(
        self, book: RuleBook, settings: MappingSettings, readings: tuple[Reading, ...] = ()
    ) -> None:
        self._book = book
        self._settings = settings
        self._readings = tuple(enumerate(readings))
        self.made = 0
        """How many there are."""
        self._structures = Structures()
        self._known: dict[Structure, dict[Hashable, _Kin]] = {}
        self._answers: dict[Hashable, int] = {}
        self._shared: dict[tuple[Hashable, ...], tuple[Probe, ...]] = {}

    def around(self, batch: Batch) -> Around:
        """Lays out what is around the events of `batch`."""
        structure, values = self._structures.read(_rest(batch))
        return Around(values, self._known.setdefault(structure, {}), self._answers)

    def find(self, event: Event, around: Around) -> tuple[Recipe, list[Json]]:
        """The recipe for an event, and the values it reads."""
        structure, values = self._structures.read(event.tree)
        kind = event.event_type
        kin = around.known.get((structure, kind))
        if kin is None:
            kin = around.known[structure, kind] = self._kin(event)
        key = tuple([text_of(values[place]) for place in kin.deciding])
        recipe = kin.recipes.get(key)
        if recipe is None:
            recipe = kin.recipes[key] = self._recipe(event, len(values))
        return recipe, values + around.values

    def template(self, event: Event) -> Template:
        """What fills in the mapping of all events that have the outcome of this one."""
        places = {pointer: place for place, (pointer, _) in enumerate(self._sources(event))}
        made = trace(event, self._book, self._settings)
        return Template(event, made, places, self._settings)

    def _kin(self, event: Event) -> _Kin:
        places = {pointer: place for place, pointer in enumerate(pointers(event.tree))}
        deciding = self._book.deciding(event.event_type)
        return _Kin(tuple(places[pointer] for pointer in deciding if pointer in places))

    def _recipe(self, event: Event, size: int) -> Recipe:
        self.made += 1
        sources = list(self._sources(event))
        places = {pointer: place for place, (pointer, _) in enumerate(sources)}
        probes = list(self._raw(event, sources))
        targets: dict[tuple[str, Path], list[Field]] = {}
        for claim, rule in self._writes(event):
            written = tuple(targets_of(rule, claim.captures))
            place = places[claim.pointer]
            each = Field(place, rule, tuple(path for _, path in written), self._settings)
            probes += each.probes(claim.value, self._readings)
            for target in written:
                targets.setdefault(target, []).append(each)
        pairs = (pair for group in targets.values() for pair in combinations(group, 2))
        return Recipe(
            tuple(probe for probe in probes if probe.place < size),
            self._moved([probe for probe in probes if probe.place >= size], size),
            tuple(pairs),
            next(iter(targets.get(_ACTION, ())), None),
        )

    def _sources(self, event: Event) -> Iterator[tuple[str, Json]]:
        """Every value of an event and around it with its pointer, in the order they are read."""
        rest = _rest(event.batch)
        for prefix, tree in ((event.pointer, event.tree), ("", rest)):
            values = self._structures.read(tree)[1]
            for pointer, value in zip(pointers(tree), values, strict=True):
                yield prefix + pointer, value

    def _writes(self, event: Event) -> Iterator[tuple[Claim, Rule]]:
        """Every claim that is brought into a request, if its transform takes the value."""
        kind = self._book.kind(event)
        if kind.maps(self._settings):
            plan = self._book.plan(kind, self._settings)
            for claim in walk(event, plan.event, plan.batch):
                if claim.value is not None:
                    yield from ((claim, rule) for rule in claim.rules if rule.row.targets)

    def _raw(self, event: Event, sources: list[tuple[str, Json]]) -> Iterator[Probe]:
        """What readings ask of the values as they stand in the event and around it."""
        for place, (pointer, value) in enumerate(sources):
            inside = pointer.removeprefix(event.pointer)
            full = f"batch:{pointer}" if inside == pointer else f"event:{inside}"
            places = (full, f"{full.rpartition('/')[0]}/*")
            for number, reading in self._readings:
                if reading.place in places and type(value) in (reading.types or (type(value),)):
                    yield Probe(place, reading.matters, ("reading", number))

    def _moved(self, probes: list[Probe], size: int) -> tuple[Probe, ...]:
        """Probes with places that count from the first value around the event; the same object for
        the same probes."""
        moved = tuple(probe._replace(place=probe.place - size) for probe in probes)
        key = tuple((probe.place, probe.origin) for probe in moved)
        return self._shared.setdefault(key, moved)


def _rest(batch: Batch) -> dict[str, Json]:
    return {key: value for key, value in batch.tree.items() if key != "events"}
