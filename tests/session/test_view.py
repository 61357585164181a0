"""The rows that are shown."""

from inspector.app import pipeline_for
from inspector.index.filter import parse
from inspector.index.sieve import Sieve
from inspector.index.source import Source, State, read
from inspector.model.mapping import MappingSettings
from inspector.session.facts import Fact
from inspector.session.view import SMALL, View
from tests import shop

PIPELINE = pipeline_for(MappingSettings())


def viewed(*names: str, size: int = 0) -> tuple[View, Source]:
    """A view of one source with events of these names."""
    data = shop.batch_of(*(shop.custom(name) for name in names))
    source = Source(id=1, name="a.json", size=size or len(data))
    view = View({1: source}, lambda source: Sieve(source, PIPELINE, lambda key: ()))
    for chunk in read(source.id, source.name, data, PIPELINE):
        source.take(chunk)
    return view, source


def test_growing_shows_what_the_filter_lets_through() -> None:
    """Only the rows after those that were there are looked at."""
    view, source = viewed("A", "B", "A")
    view.filter = parse("name:A")

    assert view.grow(source, 1) is False
    assert [row.name for row in view.rows] == ["A"]


def test_a_long_source_is_searched_behind() -> None:
    """Words are sought in the bytes, which takes longer than a frame."""
    view, source = viewed("A", size=SMALL + 1)
    view.filter = parse("anything")

    assert view.grow(source, 0) is True
    assert view.search is not None
    assert len(view.rows) == 0


def test_sources_that_were_read_at_once_are_put_in_order() -> None:
    """As they were opened; what is in order stays the list it was."""
    view, source = viewed("A", "B")
    other = viewed("C")[1]
    other.id = 2
    view._sources = {1: source, 2: other}
    view.grow(other, 0)
    view.grow(source, 0)

    assert view.put_in_order() is True
    assert [row.name for row in view.rows] == ["A", "B", "C"]
    assert view.put_in_order() is False


def test_the_first_row_is_of_the_source_opened_first() -> None:
    """It is waited for while it is read, whichever is read sooner; not where it has no rows."""
    view, source = viewed("A", "B")
    other, slow = viewed("C")[1], Source(id=3, name="c.json", size=1)
    other.id = 2
    view._sources = {3: slow, 2: other, 1: source}
    view.grow(source, 0)
    view.grow(other, 0)

    assert view.first is None
    slow.state = State.READY
    assert view.first == other.key(0)


def test_refreshing_keeps_a_list_that_only_grew() -> None:
    """A list that goes on is the same one, so that nothing jumps on the screen."""
    view, _ = viewed("A", "B")
    view.find()
    rows = view.rows

    assert view.refresh() is True
    assert view.rows is rows

    view.filter = parse("name:B")
    assert view.refresh() is False
    assert [row.name for row in view.rows] == ["B"]


def test_only_facts_that_the_filter_asks_for_concern_it() -> None:
    """An edit may change any answer, but no search in bytes is begun at every key."""
    view, _ = viewed("A")
    for line, facts in (
        ("", set()),
        ("verdict:lossy", {Fact.EDITS_CHANGED}),
        ("tried:any", {Fact.EDITS_CHANGED, Fact.FORECAST_CHANGED}),
        ("sent:any", {Fact.EDITS_CHANGED, Fact.DELIVERIES_CHANGED}),
        ("across:any refund", {Fact.OVERVIEW_CHANGED}),
    ):
        view.filter = parse(line)
        assert {fact for fact in Fact if view.is_concerned_by(fact)} == facts
