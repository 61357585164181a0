"""The state every front end shares."""

from dataclasses import replace
from pathlib import Path

from inspector.app import pipeline_for
from inspector.index.disk import DiskFile
from inspector.index.growing import Growth, Line
from inspector.index.source import Source, State, read
from inspector.model.delivery import Attempt, EventKey, Outcome
from inspector.model.mapping import MappingSettings
from inspector.model.workspace import SANDBOX, Workspace
from inspector.session import Fact, Session
from tests import shop

WORKSPACE = Workspace("Sandbox", "W", "sandbox")


def opened(*events: object) -> tuple[Session, Source, list[Fact]]:
    """A session with one source read to its end, and the facts it told."""
    session = Session(pipeline_for, WORKSPACE)
    facts: list[Fact] = []
    session.subscribe(facts.append)
    data = shop.batch_of(*events)
    source = session.begin_source("a.json", len(data))
    for chunk in read(source.id, source.name, data, session.pipeline):
        session.take(source, chunk)
    session.finish_source(source)
    return session, source, facts


def test_reading_a_source_shows_rows_and_selects_the_first() -> None:
    """Subscribers hear of it step by step."""
    session, source, facts = opened(shop.custom("A"), shop.custom("B"))

    assert [row.name for row in session.rows] == ["A", "B"]
    assert session.selected == session.rows[0].key
    assert facts == [
        Fact.SOURCES_CHANGED, Fact.ROWS_APPENDED, Fact.SOURCES_CHANGED, Fact.SELECTION_CHANGED,
        Fact.SOURCES_CHANGED,
    ]  # fmt: skip
    assert source.state is State.READY
    assert not session.reading


def test_what_is_chosen_outlives_a_clearing(tmp_path: Path) -> None:
    """Of a growing source some rows are kept: chosen ones stay chosen, under the same keys, and a
    selection that is gone is given up."""
    path = tmp_path / "a.ndjson"
    path.write_bytes(b"".join(shop.batch_of(shop.custom(name)) + b"\n" for name in "ABC"))
    session = Session(pipeline_for, WORKSPACE)
    source = session.begin_source("a", 0, str(path))
    source.file = DiskFile(path)
    growth = Growth(source, session.pipeline, lambda: None)
    part = growth.read(path.stat().st_size)
    assert part is not None
    session.take(source, part)
    second = session.rows[1].key
    session.tick([second], True)
    (place,) = source.places_of(session.ticked)
    columns = source.columns
    names = ("number", "line", "offset", "length")
    line = Line(*(int(columns.of_record(name)[place]) for name in names))
    session.keep_only(source, growth.again([line]))

    assert [(row.key, row.name) for row in session.rows] == [(second, "B")]
    assert list(session.ticked) == [second]
    assert session.selected == second
    source.close()


def test_other_traffic_is_hidden_unless_asked_for() -> None:
    """It can be looked at and never be chosen."""
    session = Session(pipeline_for, WORKSPACE)
    data = shop.batch_of(shop.custom("A")) + b'\n{"request_type":"alias"}'
    source = session.begin_source("a.ndjson", len(data))
    for chunk in read(source.id, source.name, data, session.pipeline):
        session.take(source, chunk)

    assert [row.name for row in session.rows] == ["A"]
    assert (session.total, session.others) == (1, 1)
    session.set_filter("show:any")
    assert [row.event_type for row in session.rows] == ["custom_event", "alias call"]
    assert session.total == 2
    session.tick_shown(True)
    assert [key.record for key in session.ticked] == [1]
    shown = session.inspection(session.rows[1].key)
    assert shown.record.raw == b'{"request_type":"alias"}'
    assert (shown.batch, shown.diagnostics, shown.mapping.requests) == (None, (), ())


def test_closing_a_source_takes_its_rows_ticks_and_selection() -> None:
    """Nothing points into what is gone, and a late chunk is ignored."""
    session, source, _ = opened(shop.custom("A"))
    session.tick([session.rows[0].key], on=True)

    session.close_source(source.id)
    for chunk in read(source.id, "a", shop.batch_of(shop.custom()), session.pipeline):
        session.take(source, chunk)

    assert (list(session.rows), session.ticked, session.selected) == ([], set(), None)


def test_ticks_go_on_and_off() -> None:
    """Only what is named changes."""
    session, _, _ = opened(shop.custom("A"), shop.custom("B"))
    first, second = (row.key for row in session.rows)

    session.tick([first, second], on=True)
    session.tick([first], on=False)

    assert session.ticked == {second}


def test_other_mapping_settings_ask_for_new_rows() -> None:
    """Only where the settings differ; the inspection follows at once."""
    session, source, facts = opened(shop.PURCHASE)

    same = session.set_workspace(Workspace("Other", "W2", SANDBOX))
    other = session.set_workspace(
        Workspace("Other", "W2", SANDBOX, settings=MappingSettings(commerce=False))
    )
    live = session.set_workspace(replace(session.workspace, data_center="01"))

    assert (same, other, live) == (False, True, True)
    assert session.inspection(source.key(0)).badge == "commerce is off"
    assert facts[-1] is Fact.SELECTION_CHANGED


def test_attempts_are_kept_under_their_event() -> None:
    """In the order they came."""
    session, source, facts = opened(shop.custom())
    key = source.key(0)
    tries = [
        Attempt(key, "event", number, 0.0, 0.1, outcome, "")
        for number, outcome in ((1, Outcome.RETRYING), (2, Outcome.ACCEPTED))
    ]

    session.add_attempts(tries)

    assert session.attempts[key] == tries
    assert facts[-1] is Fact.DELIVERIES_CHANGED


def test_the_values_of_a_filter_with_their_counts() -> None:
    """For completion; counted again when rows or attempts come."""
    session, source, _ = opened(shop.custom("A", plan="x"), shop.custom("A"), shop.PURCHASE)
    key = session.rows[0].key

    assert session.values("name") == {"A": 2, "purchase": 1}
    assert session.values("user") == {"c-88213": 3}
    assert session.values("attr")["plan"] == 1
    assert session.values("sent") == {}
    session.add_attempts([Attempt(key, "event", 1, 0, 0, Outcome.REFUSED, "no")])
    assert session.values("sent") == {"refused": 1}
    session.close_source(source.id)
    assert session.values("name") == session.values("sent") == {}


def test_a_filter_looks_beyond_the_rows() -> None:
    """Into the event's text and attributes, its requests and what was sent, as it is sent."""
    session, _, facts = opened(shop.custom("A", plan="gold"), shop.PURCHASE)
    first, second = (row.key for row in session.rows)

    def shown(line: str) -> list[EventKey]:
        session.set_filter(line)
        return [row.key for row in session.rows]

    assert shown("sku-1") == [second]
    assert shown("attr[plan]:gold or attr[price]>100") == [first]
    assert shown("size>1") == [first, second]
    assert shown("sent:any") == []
    facts.clear()
    session.add_attempts([Attempt(first, "event", 1, 0, 0, Outcome.ACCEPTED, "taken")])
    assert [row.key for row in session.rows] == [first]
    assert facts == [Fact.DELIVERIES_CHANGED, Fact.ROWS_APPENDED]
