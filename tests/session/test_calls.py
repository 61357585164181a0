"""Identity calls of what is open."""

from inspector.app import pipeline_for
from inspector.index.source import read
from inspector.model.workspace import Workspace
from inspector.session import Session
from inspector.session.calls import identity_calls


def test_identity_calls_are_known_by_what_they_say() -> None:
    """Of all sources, with the row each stands in."""
    session = Session(pipeline_for, Workspace("Sandbox", "W", "sandbox"))
    data = b'{"known_identities":{"customerid":"c-1"}}\n{"request_type":"alias"}\n'
    data += b'{"mpid":"7","is_logged_in":true}'
    source = session.begin_source("a.ndjson", len(data))
    for chunk in read(source.id, source.name, data, session.pipeline):
        session.take(source, chunk)

    calls = identity_calls(session.sources.values())
    found = [(key.record, call.identities) for key, call in calls]
    assert found == [(1, (("customer_id", "c-1"),)), (3, (("mpid", "7"),))]
    session.set_filter("user:c-1 show:other")
    assert [row.identity for row in session.rows] == ["c-1"]
