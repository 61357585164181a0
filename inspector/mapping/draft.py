"""The recipe for a structure in the making, by the example of one event of it."""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from itertools import accumulate, chain, combinations
from operator import itemgetter

from inspector.mapping.by_type import step
from inspector.mapping.rules import RuleBook
from inspector.mapping.settle import targets_of
from inspector.mapping.shapes import Path
from inspector.mapping.sheet import (
    Ask,
    Change,
    Group,
    Question,
    Sheet,
    picker,
    remembered,
    unless_refused,
    without_refused,
)
from inspector.mapping.structure import Structures, pointers
from inspector.mapping.transforms import TOUCHY, TRANSFORMS, Context, Lossy, Refusal, Result
from inspector.mapping.trie import Rule
from inspector.mapping.walk import Claim, walk
from inspector.model.batch import Batch, Event
from inspector.model.json import Json, escape
from inspector.model.mapping import MappingSettings
from inspector.model.reading import Reading

_ACTION = ("event", ("actions", (0,), "action"))
_MAY_STAY = ("choice", "offset_seconds", "action_name", "promotion_name")
"""Transforms that leave some values of a type as they are and change others."""


@dataclass(frozen=True, slots=True, eq=False)
class Recipe:
    """How to read what matters of events of one kind and structure."""

    own: Sheet
    """For the values of the event, behind which come those around it."""
    shared: Sheet
    """For the values around it. The same object for all events of which the same is asked."""
    results: dict[tuple[int, int], int]
    """Where it stands what a rule makes of a value, by the value's place and the rule's order."""
    size: int
    """How many values and results there are."""
    name: int
    """The place of the name of the MoEngage action; -1 where there is none."""


@dataclass(slots=True)
class _Field:
    """A value that a rule brings into requests."""

    place: int
    rule: Rule
    targets: tuple[tuple[str, Path], ...]
    is_touchy: bool
    """Whether another value of its type may be refused, or cut, or changed where this is not."""
    result: Result
    is_kept: bool
    """Whether every value of its type is sent as it is."""
    at: int = -1
    """Where the result stands."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question, and the value it is put to."""

    place: int
    number: int
    """Of the reading."""
    question: Question
    together: bool
    is_name: bool = False


class Draft:
    """Finds the fields of an event, and what is to be asked about them."""

    def __init__(
        self,
        event: Event,
        book: RuleBook,
        settings: MappingSettings,
        readings: tuple[Reading, ...],
    ) -> None:
        self._event = event
        self._settings = settings
        self._readings: defaultdict[str, list[tuple[int, Reading]]] = defaultdict(list)
        for number, reading in enumerate(readings):
            self._readings[reading.place].append((number, reading))
        self._sources = list(sources_of(event))
        self._own_results = len(self._sources)
        self._size = len(Structures().read(event.tree)[1])
        places = {pointer: place for place, (pointer, _) in enumerate(self._sources)}
        self._fields = [
            self._field(places[claim.pointer], claim, rule)
            for claim, rule in _writes(event, book, settings)
        ]
        self._place_results()

    def recipe(self, sheets: dict[Hashable, Sheet]) -> Recipe:
        """The recipe; equal sheets for what is around events are one in `sheets`."""
        asked = [*self._asked_of_sources(), *self._asked_of_requests()]
        pairs = list(self._pairs())
        own = self._sheet(
            [each for each in self._fields if not self._is_around(each.place)],
            [each for each in asked if not self._is_around(each.place)],
            [pair for pair in pairs if not all(map(self._is_around, pair))],
            0,
        )[1]
        key, shared = self._sheet(
            [each for each in self._fields if self._is_around(each.place)],
            [each for each in asked if self._is_around(each.place)],
            [pair for pair in pairs if all(map(self._is_around, pair))],
            self._size,
        )
        names = [each.at for each in self._fields if _ACTION in each.targets]
        results = {(each.place, each.rule.order): each.at for each in self._fields}
        size = self._own_results + own.results
        return Recipe(own, sheets.setdefault(key, shared), results, size, names[0] if names else -1)

    # -- fields ---------------------------------------------------------------------------------

    def _field(self, place: int, claim: Claim, rule: Rule) -> _Field:
        row = rule.row
        result = TRANSFORMS[row.transform](claim.value, Context(self._settings, row.values))
        touchy = type(claim.value) in TOUCHY[row.transform]
        return _Field(
            place,
            rule,
            tuple(targets_of(rule, claim.captures)),
            touchy,
            result.value if isinstance(result, Lossy) else result,
            is_kept=not touchy and result is claim.value,
        )

    def _place_results(self) -> None:
        """Behind all values come the results around the event, then its own."""
        at = len(self._sources)
        for around in (True, False):
            for each in self._fields:
                if self._is_around(each.place) is around:
                    each.at = each.place if each.is_kept else at
                    at += not each.is_kept
            if around:
                self._own_results = at

    def _is_around(self, place: int) -> bool:
        return self._size <= place < self._own_results

    def _pairs(self) -> Iterator[tuple[int, int]]:
        """Values that may stay or not with what becomes of them, and fields of one target: they
        merge or collide."""
        for each in self._fields:
            if each.is_touchy and each.rule.row.transform in _MAY_STAY:
                yield each.place, each.at
        groups: defaultdict[tuple[str, Path], list[int]] = defaultdict(list)
        for each in self._fields:
            for target in each.targets:
                groups[target].append(each.at)
        for group in groups.values():
            yield from combinations(group, 2)

    # -- questions ------------------------------------------------------------------------------

    def _asked_of_sources(self) -> Iterator[_Asked]:
        """About values as they stand in the event and around it."""
        for place, (pointer, value) in enumerate(self._sources):
            inside = pointer.removeprefix(self._event.pointer)
            full = f"batch:{pointer}" if inside == pointer else f"event:{inside}"
            for number, reading in self._read_at(full, f"{full.rpartition('/')[0]}/*"):
                if type(value) in (reading.types or (type(value),)):
                    yield _Asked(place, number, reading.matters, reading.together)

    def _asked_of_requests(self) -> Iterator[_Asked]:
        """About what becomes of them."""
        for each in self._fields:
            is_name = _ACTION in each.targets and isinstance(each.result, str)
            refused = isinstance(each.result, Refusal)  # then nothing is known of the others
            places = chain.from_iterable(_on_the_way(path) for _, path in each.targets)
            for number, reading in self._read_at(*places):
                if refused or not reading.types or type(each.result) in reading.types:
                    yield _Asked(each.at, number, reading.matters, reading.together, is_name)

    def _read_at(self, *places: str) -> list[tuple[int, Reading]]:
        """The readings at some places, in the order of their numbers and each once."""
        known = self._readings
        found = {number: reading for at in places if at in known for number, reading in known[at]}
        return sorted(found.items(), key=itemgetter(0))

    def _sheet(
        self,
        fields: list[_Field],
        asked: list[_Asked],
        pairs: list[tuple[int, int]],
        begin: int,
    ) -> tuple[Hashable, Sheet]:
        """What to do with values of which the first stands at `begin`; and a key for it."""
        changed = [each for each in fields if not each.is_kept]
        moved = tuple((one - begin, other - begin) for one, other in pairs)
        types = [type(value) for _, value in self._sources]
        key = (
            tuple((each.place - begin, each.rule.order, types[each.place]) for each in changed),
            tuple((each.place - begin, each.number) for each in asked),
            moved,
        )
        asks, groups = _questions(asked, begin, {each.at for each in fields if each.is_touchy})
        changes = [
            Change(
                each.place - begin,
                step(
                    each.rule.row.transform,
                    types[each.place],
                    Context(self._settings, each.rule.row.values),
                ),
            )
            for each in changed
        ]
        return key, Sheet(changes, asks, groups, moved)


def sources_of(event: Event) -> Iterator[tuple[str, Json]]:
    """Every value of an event and around it with its pointer, in the order they are laid out."""
    for prefix, tree in ((event.pointer, event.tree), ("", rest_of(event.batch))):
        values = Structures().read(tree)[1]
        for pointer, value in zip(pointers(tree), values, strict=True):
            yield prefix + pointer, value


def rest_of(batch: Batch) -> dict[str, Json]:
    """What is around the events of a batch."""
    rest = batch.tree.copy()
    rest.pop("events", None)
    return rest


def _writes(
    event: Event, book: RuleBook, settings: MappingSettings
) -> Iterator[tuple[Claim, Rule]]:
    """Every claim that a rule brings into a request, if its transform takes the value."""
    kind = book.kind(event)
    if kind.maps(settings):
        plan = book.plan(kind, settings)
        for claim in walk(event, plan.event, plan.batch):
            if claim.value is not None:
                yield from ((claim, rule) for rule in claim.rules if rule.row.targets)


def _on_the_way(path: Path) -> Iterator[str]:
    """The places in a request at or above what is written at `path`. Places in lists are as they
    are counted in the event."""
    steps = (escape(step) if isinstance(step, str) else str(step[-1]) for step in path)
    return accumulate((f"/{step}" for step in steps), initial="request:")


def _questions(
    asked: list[_Asked], begin: int, doubtful: set[int]
) -> tuple[tuple[Ask, ...], tuple[Group, ...]]:
    """The questions to one value each, and those to several; `doubtful` ones may be refused."""
    asks: list[Ask] = []
    names: defaultdict[int, list[Question]] = defaultdict(list)
    together: defaultdict[int, list[_Asked]] = defaultdict(list)
    for each in asked:
        if each.together:
            together[each.number].append(each)
        elif each.is_name:
            names[each.place].append(each.question)
        else:
            ask = unless_refused(each.question) if each.place in doubtful else each.question
            asks.append((each.place - begin, ask))
    for place, questions in names.items():
        ask = remembered(questions)
        asks.append((place - begin, unless_refused(ask) if place in doubtful else ask))
    groups = (
        (picker([each.place - begin for each in group]), without_refused(group[0].question))
        if any(each.place in doubtful for each in group)
        else (picker([each.place - begin for each in group]), group[0].question)
        for group in together.values()
    )
    return tuple(asks), tuple(groups)
