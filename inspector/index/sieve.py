"""A filter over columns: each condition is asked once for every different value, not for every row.

What stands in no column (an attribute, a size, plain text) is looked up in the bytes of the rows
that are still undecided then.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TypeVar

import numpy as np

from inspector.index.arrays import Interned, Numbers, by_value
from inspector.index.columns import Ruling
from inspector.index.costs import DEAR, leaves_of
from inspector.index.edited import Edited
from inspector.index.filter import Leaf, Node, Op, Term, Text, select
from inspector.index.filter.rows import holds
from inspector.index.forecast import Forecast
from inspector.index.look import Look
from inspector.index.plain import identities_in
from inspector.index.row import OTHER
from inspector.index.source import Source
from inspector.index.text import TextFinder
from inspector.index.times import within
from inspector.model.delivery import Attempt, EventKey
from inspector.pipeline import Pipeline

V = TypeVar("V")

_NONE = np.zeros(0, bool)


class Sieve:
    """Asks conditions about stretches of one source."""

    def __init__(
        self,
        source: Source,
        pipeline: Pipeline,
        attempts: Callable[[EventKey], Iterable[Attempt]],
        edited: Mapping[int, Edited] | None = None,
        forecast: Forecast | None = None,
    ) -> None:
        """`edited`: the copies of events by the places of their rows; `forecast`: what is known
        of the settings that are tried."""
        self._edited = edited or {}
        self._forecast = forecast
        self._source = source
        self._pipeline = pipeline
        self._attempts = attempts
        self._known: dict[tuple[Leaf, str], Numbers] = {}
        self._finders: dict[Text, TextFinder] = {}

    def rows(self, plan: Node, first: int, last: int) -> Numbers:
        """Those of the rows from `first` to before `last` that `plan` lets through, by place."""
        self._first, self._last = first, last
        found: Numbers = select(plan, self._seen(plan), self._pick)
        for place, edited in self._edited.items():
            if first <= place < last:
                at = place - first
                found[at] = edited.passes(plan, partial(self._knows, at))
        if found.all():
            return np.arange(first, last, dtype="u4")
        places = np.flatnonzero(found).astype("u4")
        places += np.uint32(first)
        return places

    def seen(self, plan: Node) -> int:
        """How many rows there are for `plan` to choose from: other traffic only where it asks."""
        self._first, self._last = 0, len(self._source)
        return int(np.count_nonzero(self._seen(plan)))

    def _seen(self, plan: Node) -> Numbers:
        """The rows that are not hidden: other traffic shows where a filter says `show`, or names
        its type."""
        columns = self._source.columns
        seen: Numbers = np.ones(self._last - self._first, bool)
        terms = [leaf for leaf in leaves_of(plan) if isinstance(leaf, Term)]
        if not columns.others or any(term.key == "show" for term in terms):
            return seen
        seen = columns.of_row("event")[self._first : self._last] != OTHER
        for term in terms:
            if term.key == "type" and term.op is not Op.ANY:
                seen = seen | self._term(term)
        return seen

    def _knows(self, at: int, term: Term) -> bool:
        return bool(self._term(term)[at])

    def _pick(self, leaf: Leaf, among: Numbers) -> Numbers:
        if isinstance(leaf, Text):
            return self._text(leaf, among)
        if leaf.key == "time":
            times = self._source.columns.of_row("time")[self._first : self._last]
            return among & within(leaf, times)
        if leaf.key in DEAR or leaf.key == "sent":
            return self._each(leaf, among)
        return among & self._term(leaf)

    # -- columns --------------------------------------------------------------------------------

    def _term(self, term: Term) -> Numbers:
        """A word of a column."""
        words = self._source.words
        match term.key:
            case "type":
                return self._rows(term, "type", words.types, term.test)
            case "name":
                return self._rows(term, "name", words.names, term.test)
            case "show" | "across" | "tried" | "edited":
                return self._marked(term)
            case "env":
                values = words.environments.values
                return self._of_batches(
                    "environment", self._passing(term, "environment", values, term.test)
                )
            case "user" | "mpid":
                return self._user(term)
            case "verdict":
                return self._ruling(term, lambda ruling: term.test(ruling.verdict))
            case "problem":
                return self._ruling(term, lambda ruling: any(map(term.test, ruling.codes)))
            case "severity":
                return self._ruling(
                    term, lambda ruling: bool(ruling.severity) and term.test(str(ruling.severity))
                )
        return np.full(self._last - self._first, term.test(self._source.name))

    def _rows(
        self, leaf: Leaf, column: str, words: Interned[V], test: Callable[[V], bool]
    ) -> Numbers:
        """The rows whose value in a column passes."""
        passing = self._passing(leaf, column, words.values, test)
        if not passing.any():
            return np.zeros(self._last - self._first, bool)
        found: Numbers = passing[self._source.columns.of_row(column)[self._first : self._last]]
        return found

    def _of_batches(self, column: str, passing: Numbers) -> Numbers:
        """The rows whose batch has a value in a column that passes."""
        if self._first >= self._last or not passing.any():
            return np.zeros(self._last - self._first, bool)
        # Batch by batch, and each as often as it has rows: half the time of asking every row.
        columns = self._source.columns
        batches = slice(int(columns.record[self._first]), int(columns.record[self._last - 1]) + 1)
        starts = np.maximum(columns.first[batches], self._first)
        counts = np.diff(np.append(starts, self._last).astype("i8"))
        found: Numbers = np.repeat(passing[columns.of_record(column)[batches]], counts)
        return found

    def _passing(
        self, leaf: Leaf, column: str, values: list[V], test: Callable[[V], bool]
    ) -> Numbers:
        """Which values pass; each is asked once, however many stretches there are."""
        key = (leaf, column)
        known = self._known.get(key, _NONE)
        if len(known) < len(values):
            known = np.append(known, by_value(values[len(known) :], test))
            self._known[key] = known
        return known

    def _people(self, leaf: Leaf, test: Callable[[str, str], bool]) -> Numbers:
        """The rows with an identity (its kind, its value) that passes."""
        people, key = self._source.words.people, (leaf, "people")
        known = self._known.get(key, _NONE)
        if len(known) < len(people):
            self._known[key] = self._passing_people(leaf, test, known)
        return self._of_batches("people", self._known[key])

    def _passing_people(
        self, leaf: Leaf, test: Callable[[str, str], bool], known: Numbers
    ) -> Numbers:
        """Which identities pass, beyond those that are known."""
        people = self._source.words.people
        count = len(people)
        passing = np.append(known, np.zeros(count - len(known), bool))
        sure, doubtful = people.holding(leaf.value)
        sure, doubtful = (each[(each >= len(known)) & (each < count)] for each in (sure, doubtful))
        if isinstance(leaf, Text) or (leaf.key == "user" and leaf.op is Op.CONTAINS):
            passing[sure.astype(int)] = True
        else:
            doubtful = np.append(doubtful, sure.astype(int))
        for number in doubtful.tolist():
            pairs = identities_in(people.values[number])
            passing[number] = any(test(kind, value) for kind, value in pairs)
        return passing

    def _user(self, term: Term) -> Numbers:
        mpid = term.key == "mpid"
        return self._people(term, lambda kind, v: (kind == "mpid" or not mpid) and term.test(v))

    def _ruling(self, leaf: Leaf, test: Callable[[Ruling], bool]) -> Numbers:
        rulings = self._source.words.rulings
        return self._rows(leaf, "ruling", rulings, lambda found: found is not None and test(found))

    def _marked(self, term: Term) -> Numbers:
        """The rows that something beside the columns knows."""
        match term.key:
            case "show":
                return self._show(term)
            case "across":
                return self._across(term)
            case "tried" if self._forecast:
                return self._forecast.passing(self._source, self._first, self._last, term.test)
        # A source holds what was received; `rows` asks the copies what was edited.
        return np.zeros(self._last - self._first, bool)

    def _across(self, term: Term) -> Numbers:
        """The rows that show a problem of the source."""
        found: Numbers = np.zeros(self._last - self._first, bool)
        overview = self._source.overview
        for name, rows in overview.sets() if overview else ():
            if term.test(name):
                low, high = np.searchsorted(rows, (self._first, self._last))
                found[rows[low:high] - self._first] = True
        return found

    def _show(self, term: Term) -> Numbers:
        other = self._source.columns.of_row("event")[self._first : self._last] == OTHER
        found: Numbers = np.where(other, term.test("other"), term.test("events"))
        return found

    # -- bytes ----------------------------------------------------------------------------------

    def _text(self, text: Text, among: Numbers) -> Numbers:
        found = among & self._shown(text)
        rest = among & ~found
        if not rest.any():
            return found
        columns = self._source.columns
        records = columns.record[self._first : self._last]
        if text not in self._finders:
            self._finders[text] = TextFinder(self._source, text.needles)
        held = self._finders[text].rows(int(records[0]), int(records[-1]) + 1)
        rows = held.rows.astype("i8") - self._first
        holding = np.zeros(len(among), bool)
        holding[rows[(rows >= 0) & (rows < len(among))]] = True
        found |= rest & holding
        if held.doubtful:
            found |= self._each(text, rest & np.isin(records, np.array(held.doubtful, "u4")))
        return found

    def _shown(self, text: Text) -> Numbers:
        """The rows that show a text in one of their cells."""
        words = self._source.words

        def has(shown: str) -> bool:
            return text.value in shown.casefold()

        found = self._rows(text, "type", words.types, has)
        found |= self._rows(text, "name", words.names, has)
        found |= self._people(text, lambda _, value: has(value))
        found |= self._ruling(text, lambda ruling: has(ruling.badge) or has(ruling.maps_to))
        for prefix in sorted({ruling.prefix for ruling in words.rulings.values if ruling} - {""}):
            # The text may begin in the prefix and end in the event's own name.
            leaf = Term("name", Op.CONTAINS, text.value, prefix)
            named = self._rows(leaf, "name", words.names, partial(_named, has, prefix))
            found |= named & self._ruling(leaf, partial(_begins, prefix))
        return found

    def _each(self, leaf: Leaf, among: Numbers) -> Numbers:
        """Asks about one row after the other."""
        found = np.zeros(len(among), bool)
        source, columns = self._source, self._source.columns
        numbers, look, record = columns.of_record("number"), None, -1
        for at in np.flatnonzero(among):
            place = int(columns.record[self._first + at])
            if look is None or place != record:
                record = place
                look = Look(source.record(int(numbers[place])), self._pipeline, self._attempts)
            row = source.row(self._first + int(at), whole=True)
            found[at] = holds(leaf, row, look.contains, look)
        return found


def _named(has: Callable[[str], bool], prefix: str, name: str) -> bool:
    return has(prefix + name)


def _begins(prefix: str, ruling: Ruling) -> bool:
    return ruling.prefix == prefix
