"""Which values of an event decide what it becomes, beyond its structure.

A source of a million events has few structures. Two events of one structure, in batches of one
structure, map alike but for a handful of values: those that a type row compares, that name an
attribute, that a transform may refuse or leave as they are, or that are compared with each other.
They are found out once for a structure, and read by their places ever after.
"""

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import NamedTuple

from inspector.mapping.draft import Draft, Recipe, rest_of, sources_of
from inspector.mapping.engine import trace
from inspector.mapping.rules import RuleBook
from inspector.mapping.sheet import Sheet
from inspector.mapping.structure import Structure, Structures
from inspector.mapping.template import Template
from inspector.mapping.transforms import Refusal
from inspector.model.batch import Batch, Event
from inspector.model.json import Json, text_of
from inspector.model.mapping import MappingSettings
from inspector.model.reading import Reading


@dataclass(slots=True)
class Around:
    """What is around the events of a batch, laid out."""

    values: list[Json]
    kin: dict[Hashable, "_Kin"]
    """What is known of events in batches of this structure."""
    numbers: dict[Hashable, int]
    """Answers that values around events gave so far, numbered: events are looked up by them."""
    sheets: dict[int, tuple[list[Json], int]] = field(default_factory=dict)
    """What a sheet made of the values, and the number of the answers."""

    def by(self, sheet: Sheet) -> tuple[list[Json], int]:
        """The values with what the sheet makes of them, and the number of its answers."""
        found = self.sheets.get(id(sheet))
        if found is None:
            laid = [*self.values]
            answers = sheet.work(laid)
            found = laid, self.numbers.setdefault(answers, len(self.numbers))
            self.sheets[id(sheet)] = found
        return found


class Read(NamedTuple):
    """What was read of an event."""

    recipe: Recipe
    laid: list[Json]
    """Its values, those around it, and what the transforms make of them."""
    answers: tuple[Hashable, ...]
    """Events of one recipe with equal answers map alike and have the same problems."""

    @property
    def action(self) -> Json:
        """The name of the MoEngage action, None where there is none."""
        name = self.laid[self.recipe.name] if self.recipe.name >= 0 else None
        return None if isinstance(name, Refusal) else name


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
        self._readings = readings
        self.made = 0
        """How many there are."""
        self._structures = Structures()
        self._known: dict[Structure, dict[Hashable, _Kin]] = {}
        self._numbers: dict[Hashable, int] = {}
        self._sheets: dict[Hashable, Sheet] = {}

    def around(self, batch: Batch) -> Around:
        """Lays out what is around the events of `batch`."""
        structure, values = self._structures.read(rest_of(batch))
        return Around(values, self._known.setdefault(structure, {}), self._numbers)

    def read(self, event: Event, around: Around) -> Read:
        """Reads what matters of an event."""
        structure, values = self._structures.read(event.tree)
        kind = event.event_type
        kin = around.kin.get((structure, kind))
        if kin is None:
            kin = around.kin[structure, kind] = self._kin(event)
        key = tuple([text_of(values[place]) for place in kin.deciding])
        recipe = kin.recipes.get(key)
        if recipe is None:
            recipe = kin.recipes[key] = self._recipe(event)
        beside, number = around.by(recipe.shared)
        laid = values + beside
        return Read(recipe, laid, (number, *recipe.own.work(laid)))

    def template(self, event: Event, recipe: Recipe) -> Template:
        """What fills in the mapping of all events that have the outcome of this one."""
        places = {pointer: place for place, (pointer, _) in enumerate(sources_of(event))}
        made = trace(event, self._book, self._settings)
        return Template(event, made, places, recipe)

    def _kin(self, event: Event) -> _Kin:
        places = {
            pointer.removeprefix(event.pointer): place
            for place, (pointer, _) in enumerate(sources_of(event))
            if pointer.startswith(event.pointer)
        }
        deciding = self._book.deciding(event.event_type)
        return _Kin(tuple(places[pointer] for pointer in deciding if pointer in places))

    def _recipe(self, event: Event) -> Recipe:
        self.made += 1
        return Draft(event, self._book, self._settings, self._readings).recipe(self._sheets)
