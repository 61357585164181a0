"""What is open and shown, without workspace, ticks and sending."""

import pytest

from inspector.app import pipeline_for
from inspector.index.filter import FilterError
from inspector.index.sieve import Sieve
from inspector.index.source import Source, State, read
from inspector.model.mapping import MappingSettings
from inspector.session.facts import Fact
from inspector.session.showing import Showing
from inspector.session.view import SMALL
from tests import shop

PIPELINE = pipeline_for(MappingSettings())


def showing(*names: str, size: int = 0) -> tuple[Showing, Source, list[Fact]]:
    """One source with events of these names, and the facts that are told."""
    made = Showing(lambda source: Sieve(source, PIPELINE, lambda key: ()))
    data = shop.batch_of(*(shop.custom(name) for name in names))
    source = made.sources[1] = Source(1, "a.json", size or len(data), state=State.READY)
    for chunk in read(source.id, source.name, data, PIPELINE):
        source.take(chunk)
    made.set_filter("")
    facts: list[Fact] = []
    made.subscribe(facts.append)
    return made, source, facts


def test_a_filter_hides_and_never_forgets() -> None:
    """The total stays; a faulty line changes nothing."""
    shown, _, facts = showing("A", "B")

    shown.set_filter("name:b")
    with pytest.raises(FilterError):
        shown.set_filter("colour:red")

    assert [row.name for row in shown.rows] == ["B"]
    assert (shown.total, shown.others) == (2, 0)
    assert shown.filter.text == "name:b"
    assert facts == [Fact.ROWS_RESET]


def test_the_selected_event_may_be_hidden() -> None:
    """It stays on screen while another filter is tried."""
    shown, _, facts = showing("A", "B")
    key = shown.rows.key(0)
    shown.select(key)
    shown.set_filter("name:b")
    assert shown.selected == key
    assert facts == [Fact.SELECTION_CHANGED, Fact.ROWS_RESET]


def test_what_a_search_finds_is_shown_until_another_begins() -> None:
    """The list grows; what an earlier one still finds is nobody's."""
    shown, source, facts = showing("A", "B", size=SMALL + 1)
    shown.set_filter("anything")
    earlier = shown.search
    assert earlier
    assert shown.searching
    shown.set_filter('"B"')
    search = shown.search
    assert search
    ((_, found),) = search.found()
    facts.clear()
    shown.take_found(earlier, source, found)
    assert not shown.rows
    shown.take_found(search, source, found)
    assert [row.name for row in shown.rows] == ["B"]
    shown.end_search(earlier)
    assert shown.searching
    shown.end_search(search)
    assert not shown.searching
    assert facts == [Fact.ROWS_APPENDED, Fact.SOURCES_CHANGED]
