"""A dialect is told from the content."""

import pytest

from inspector.formats.shapes import SHAPES, describe, is_batch, recognise
from inspector.model.json import Json

EVENT: Json = {"event_type": "custom_event", "data": {"event_name": "x"}}

BATCHES = {
    "events-api", "web-v3", "stored", "outbound", "event", "firehose", "native", "native-message",
    "web-v1",
}  # fmt: skip
"""The shapes a batch can be made of."""

EXAMPLES: list[tuple[str, Json]] = [
    ("events-api", {"events": [EVENT]}),
    ("events-api", {"events": [EVENT], "mpid": "-1", "sdk_version": "2"}),
    ("events-api", {"events": None}),
    ("events-api", {"events": []}),
    ("events-api", {"user_attributes": {"plan": "gold"}}),
    ("events-api", {"events": [1, "x"], "mpid": 5}),
    ("web-v3", {"events": [EVENT], "mpid": "1", "source_request_id": "a", "sdk_version": "2",
                "mp_deviceid": "d"}),
    ("web-v3", {"events": [{"event_type": "screen_view", "data": {"page_url": "https://a.test"}}],
                "mpid": "", "source_request_id": "a"}),
    ("outbound", {"events": [EVENT], "user_identities": [{"identity_type": "email"}]}),
    ("firehose", {"type": "event_processing_request", "events": [{"type": "custom_event"}]}),
    ("native", {"dt": "h", "msgs": []}),
    ("native-message", {"dt": "ss", "ct": 1}),
    ("web-v1", {"dt": 4, "et": 1, "n": "x"}),
    ("identity", {"known_identities": {}, "environment": "development"}),
    ("identity", {"matched_identities": {}, "mpid": "1", "is_logged_in": True}),
    ("alias", {"request_type": "alias", "data": {}}),
    ("web-v1", {"dt": 1, "sid": "s"}),
    ("stored", {"events": [{"event_type": "custom_event", "data": {"event_id": "-5"}}]}),
    ("stored", {"events": [EVENT], "timestamp_unixtime_ms": "5"}),
    ("events-api", {"events": [EVENT, {"event_type": "x", "data": {"session_id": "5"}}],
                    "timestamp_unixtime_ms": 5}),
    ("stored", {"events": [EVENT], "environment": "Development"}),
    ("stored", {"events": [], "context": {"data_plan": {"block_metadata": {}}}}),
    ("outbound", {"events": [], "user_identities": []}),
    ("outbound", {"events": [EVENT], "timestamp_unixtime_ms": "5", "user_identities": []}),
    ("firehose", {"firehose_version": "3.2.0", "events": []}),
    ("events-api", {"message_type": "event_processing_request", "events": [EVENT]}),
    ("events-api", {"events": [EVENT], "is_logged_in": True}),
    ("forwarding", {"mid": 1, "esid": 2, "n": "x", "dt": 4, "et": 1}),
    ("configuration", {"appName": "x", "kitConfigs": []}),
    ("configuration", {"dt": "ac", "id": "1"}),
    ("partner", {"type": "module_registration_request", "firehose_version": "3"}),
    ("event", EVENT),
    ("moengage", {"type": "event", "customer_id": "1", "actions": []}),
    ("moengage", {"type": "transition", "elements": []}),
    ("http", {"url": "https://a.test", "headers": {}, "body": "{}"}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "tree"), EXAMPLES)
def test_shape_is_recognised(name: str, tree: Json) -> None:
    """The tell-tales of each dialect decide, whatever else it shares with others."""
    shape = recognise(tree)
    assert shape is not None
    assert shape.name == name
    assert is_batch(tree) is (name in BATCHES)


def test_every_shape_has_an_example() -> None:
    """No row of the table is untested."""
    assert {name for name, _ in EXAMPLES} == {shape.name for shape in SHAPES}


@pytest.mark.parametrize(
    ("tree", "words"),
    [
        ({}, "an empty JSON object"),
        ({"b": 1, "a": 2}, "a JSON object with keys a, b"),
        ({str(n): n for n in range(9)}, "a JSON object with keys 0, 1, 2, 3, 4, 5 and 3 more"),
        ({"events": {"event_type": "x"}}, "a JSON object with key events"),
        ({"events": [{"title": "Dinner"}]}, "a JSON object with key events"),
        ([1, 2], "a JSON array of 2"),
        ([], "an empty JSON array"),
        (7, "a JSON number"),
        ("x", "a JSON text"),
        (None, "the JSON value null"),
        (True, "the JSON value true or false"),
    ],
)
def test_what_is_unknown_is_described(tree: Json, words: str) -> None:
    """A value of no known shape is described by what it is."""
    assert recognise(tree) is None
    assert describe(tree) == words
