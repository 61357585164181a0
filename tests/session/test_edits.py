"""The copies of a session."""

from inspector.app import pipeline_for
from inspector.model.mapping import Identity, MappingSettings
from inspector.model.problems import Verdict
from inspector.model.workspace import Workspace
from inspector.session import Fact, Session
from inspector.session.copies import Copy, with_text
from tests import shop
from tests.session.test_session import opened


def edited(session: Session, old: str, new: str, row: int = 0) -> Copy:
    """Edits the event of a row."""
    key = session.rows.key(row)
    copy = session.edits.begin(key, session.pipeline)
    assert copy
    session.edits.keep(key, with_text(copy, copy.text.replace(old, new), session.pipeline))
    return copy


def test_an_edited_event_is_what_it_was_edited_to() -> None:
    """In the session and in its line of the list; the others and the source are untouched."""
    session, source, facts = opened(shop.custom("A"), shop.custom("B"))
    facts.clear()
    key = session.rows.key(0)
    edited(session, '"A"', '"A2"')

    shown = session.inspection(key)
    assert shown.edited
    assert shop.body(shown, "event")["actions"][0]["action"] == "A2"
    row = session.edits.row(key, source.name, session.pipeline)
    assert row
    assert (row.key, row.name, row.maps_to) == (key, "A2", "event · A2")
    assert session.edits.row(key, source.name, session.pipeline) is row
    assert key in session.edits
    assert not session.inspection(session.rows.key(1)).edited
    found = session.edits.original(key, session.pipeline)
    assert found == source.inspect(key, session.pipeline)
    assert not found.edited
    assert session.edits.changed == 1
    assert facts == [Fact.EDITS_CHANGED, Fact.EDITS_CHANGED]


def test_a_copy_without_changes_is_no_edit() -> None:
    """Opening the editor changes nothing."""
    session, source, _ = opened(shop.custom("A"))
    key = session.rows.key(0)
    copy = session.edits.begin(key, session.pipeline)
    assert session.edits.begin(key, session.pipeline) is copy
    assert key not in session.edits
    assert (len(session.edits), session.edits.changed) == (1, 0)
    assert not session.inspection(key).edited
    assert session.edits.row(key, source.name, session.pipeline) is None
    assert session.edits.inspection(key, session.pipeline) is None


def test_edits_survive_filter_and_workspace() -> None:
    """And are mapped by the new settings."""
    session, _, _ = opened(shop.custom("A"), shop.custom("B"))
    key = session.rows.key(0)
    edited(session, '"customer_id": "c-88213"', '"email": "a@b.example"')
    assert session.inspection(key).verdict is Verdict.REFUSED

    session.set_filter("name:B")
    session.set_filter("")
    other = MappingSettings(Identity.EMAIL)
    assert session.inspection_under(key, other).verdict is Verdict.CLEAN
    assert session.inspection(key).verdict is Verdict.REFUSED
    session.set_workspace(Workspace("Other", "W2", "sandbox", settings=other))
    assert session.inspection(key).verdict is Verdict.CLEAN
    assert session.inspection(key).edited


def test_reverting_brings_the_original_back() -> None:
    """One change at a time, or all at once."""
    session, _, _ = opened(shop.custom("A", x=1))
    key = session.rows.key(0)
    edited(session, '"A"', '"A2"')
    edited(session, '"x": 1', '"x": 2')
    copy = session.edits.copy(key, session.pipeline)
    assert copy
    session.edits.revert(key, session.pipeline, copy.changes[0])
    attributes = shop.body(session.inspection(key), "event")["actions"][0]
    assert (attributes["action"], attributes["attributes"]) == ("A", {"x": 2})
    session.edits.revert(key, session.pipeline)
    assert not session.inspection(key).edited
    assert session.edits.copy(key, session.pipeline) is None


def test_what_comes_late_for_a_copy_given_up_is_let_go() -> None:
    """As after a revert or a closed source."""
    session, source, _ = opened(shop.custom("A"))
    key = session.rows.key(0)
    copy = edited(session, '"A"', '"A2"')
    session.edits.revert(key, session.pipeline)
    session.edits.keep(key, copy)
    assert len(session.edits) == 0
    edited(session, '"A"', '"A2"')
    session.close_source(source.id)
    assert len(session.edits) == 0


def test_what_is_no_event_cannot_be_edited() -> None:
    """There is no copy of an unreadable line."""
    session = Session(pipeline_for, Workspace("Sandbox", "W", "sandbox"))
    source = session.begin_source("a", 1)
    from inspector.index.source import read

    for chunk in read(source.id, source.name, b"{", session.pipeline):
        session.take(source, chunk)
    assert session.edits.begin(session.rows.key(0), session.pipeline) is None
    assert len(session.edits) == 0
