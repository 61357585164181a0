"""Which values of an event decide how it maps, beyond its structure.

A source of a million events has few structures. Two events of one structure, in batches of one
structure, map alike but for a handful of values: those that a type row compares, that name an
attribute, that a transform may refuse or leave as they are, or that are compared with each other.
They are found out once for a structure, and read by their places ever after.
"""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from inspector.mapping.rules import RuleBook
from inspector.mapping.settle import targets_of
from inspector.mapping.shapes import Path
from inspector.mapping.structure import Structure, Structures, pointers
from inspector.mapping.transforms import TOUCHY, TRANSFORMS, Context, Lossy, Refusal, Result
from inspector.mapping.trie import Rule
from inspector.mapping.walk import Claim, walk
from inspector.model.batch import Batch, Event
from inspector.model.json import Json, text_of
from inspector.model.mapping import MappingSettings

_ACTION = ("event", ("actions", (0,), "action"))


@dataclass(slots=True)
class Around:
    """What is around the events of a batch, laid out."""

    values: list[Json]
    known: dict[Hashable, "_Kin"]
    """What is known of events in batches of this structure."""
    readings: dict[int, Hashable] = field(default_factory=dict)


class Field:
    """A value that goes through a transform."""

    __slots__ = ("_context", "_transform", "place", "rule")

    def __init__(self, place: int, rule: Rule, settings: MappingSettings) -> None:
        self.place = place
        """Where it stands among the values of the event, or behind them among those around it."""
        self.rule = rule
        self._transform = TRANSFORMS[rule.row.transform]
        self._context = Context(settings, rule.row.values)

    def result(self, value: Json) -> Result:
        """What the transform makes of the value."""
        return self._transform(value, self._context)

    def matters(self, value: Json) -> Hashable:
        """What of the value decides: what stands in its way, or whether it stays as it is."""
        result = self._transform(value, self._context)
        if isinstance(result, Refusal | Lossy):
            return (result.__class__, result.code)
        return result.__class__ is value.__class__ and result == value


@dataclass(frozen=True, slots=True, eq=False)
class Recipe:
    """How to read what matters of events of one kind and structure."""

    touchy: tuple[Field, ...]
    """Fields of the event that may be refused or cut, or change or not."""
    around: tuple[Field, ...]
    """The same of its batch. Their places count from the first value around the event."""
    pairs: tuple[tuple[Field, Field], ...]
    """Fields that lead to one place: they merge or collide by whether they are equal."""
    name: Field | None
    """The field that names the MoEngage action."""

    def read(self, values: list[Json], around: Around) -> tuple[Hashable, ...]:
        """Events of one recipe with equal readings map alike. `values` are those of the event and
        of its batch."""
        shared = around.readings.get(id(self.around))
        if shared is None:
            shared = tuple([each.matters(around.values[each.place]) for each in self.around])
            around.readings[id(self.around)] = shared
        own = [each.matters(values[each.place]) for each in self.touchy]
        for one, other in self.pairs:
            own.append(one.result(values[one.place]) == other.result(values[other.place]))
        return (shared, *own)

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

    def __init__(self, book: RuleBook, settings: MappingSettings) -> None:
        self._book = book
        self._settings = settings
        self.made = 0
        """How many there are."""
        self._structures = Structures()
        self._known: dict[Structure, dict[Hashable, _Kin]] = {}
        self._shared: dict[tuple[tuple[int, int], ...], tuple[Field, ...]] = {}

    def around(self, batch: Batch) -> Around:
        """Lays out what is around the events of `batch`."""
        rest = {key: value for key, value in batch.tree.items() if key != "events"}
        structure, values = self._structures.read(rest)
        return Around(values, self._known.setdefault(structure, {}))

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

    def _kin(self, event: Event) -> _Kin:
        places = {pointer: place for place, pointer in enumerate(pointers(event.tree))}
        deciding = self._book.deciding(event.event_type)
        return _Kin(tuple(places[pointer] for pointer in deciding if pointer in places))

    def _recipe(self, event: Event, size: int) -> Recipe:
        self.made += 1
        kind = self._book.kind(event)
        if not kind.maps(self._settings):
            return Recipe((), (), (), None)
        plan = self._book.plan(kind, self._settings)
        rest = {key: value for key, value in event.batch.tree.items() if key != "events"}
        places = {event.pointer + at: place for place, at in enumerate(pointers(event.tree))}
        places |= {at: size + place for place, at in enumerate(pointers(rest)) if at}
        fields: list[tuple[Field, Claim]] = []
        targets: dict[tuple[str, Path], list[Field]] = {}
        for claim in walk(event, plan.event, plan.batch):
            for rule in _mapped(claim):
                each = Field(places[claim.pointer], rule, self._settings)
                fields.append((each, claim))
                for target in targets_of(rule, claim.captures):
                    targets.setdefault(target, []).append(each)
        touchy = [
            each for each, claim in fields if type(claim.value) in TOUCHY[each.rule.row.transform]
        ]
        pairs = (pair for group in targets.values() for pair in combinations(group, 2))
        return Recipe(
            tuple(each for each in touchy if each.place < size),
            self._around([each for each in touchy if each.place >= size], size),
            tuple(pairs),
            next(iter(targets.get(_ACTION, ())), None),
        )

    def _around(self, fields: list[Field], size: int) -> tuple[Field, ...]:
        """The fields with places that count from the first value around the event; the same tuple
        for the same fields."""
        key = tuple((each.place - size, each.rule.order) for each in fields)
        if key not in self._shared:
            moved = (Field(each.place - size, each.rule, self._settings) for each in fields)
            self._shared[key] = tuple(moved)
        return self._shared[key]


def _mapped(claim: Claim) -> Iterator[Rule]:
    """The rules that bring the claim's value into a request, if they take it."""
    if claim.value is not None:
        yield from (rule for rule in claim.rules if rule.row.targets)
