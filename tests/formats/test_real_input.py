"""Input that nobody on the project wrote (see tests/formats/helpers.py)."""

from collections import Counter

import pytest

from inspector.formats import read, sort_out
from inspector.model.batch import Kind
from tests.formats.helpers import DATA, findings, open_batch, opened, real

FILES = sorted(str(path.relative_to(DATA)) for path in DATA.glob("*/*"))


@pytest.mark.parametrize("name", FILES or ["nothing"])
def test_every_file_opens_or_says_why(name: str) -> None:
    """No file raises; what is no batch says what it is."""
    for record in read(real(name)):
        result = open_batch(record)
        if isinstance(result, tuple):
            assert result
            assert all(finding.values["what"] for finding in result)


@pytest.mark.parametrize(
    ("name", "shapes", "events"),
    [
        ("web-v3/batches-a.ndjson", {"web-v3": 390}, 420),
        ("har/web-session.har", {"web-v3": 12}, 24),
        ("inbound/goodbatch.json", {"events-api": 1}, 3),
        ("inbound/badbatch.json", {"stored": 1}, 14),
        ("inbound/commerce_event.json", {"event": 1}, 1),
        ("stored/example_quarantine_batch.json", {"stored": 1}, 3),
        ("server-sdk/1__python-0.16__v2_events.body.json", {"events-api": 1}, 4),
        ("server-sdk/2__python-0.16__v2_bulkevents.body.json", {"events-api": 2}, 8),
        ("firehose/EventProcessingRequest_android.json", {"firehose": 1}, 2),
        ("native/history-48f26527__native-batch.json", {"native": 1}, 6),
        ("native/request-body__set-user-attributes.json", {"native": 1}, 3),
        ("js-models/minified.commerce.event.json", {"native-message": 1}, 1),
        ("js-models/expanded.commerce.event.json", {"event": 1}, 1),
        ("js-models/events-index-spec__Batch__batch.json", {"web-v3": 1}, 1),
    ],
)
def test_batches_and_events(name: str, shapes: dict[str, int], events: int) -> None:
    """Every batch of the real files opens in its dialect with all its events."""
    batches = opened(real(name))
    assert Counter(batch.shape for batch in batches) == shapes
    assert sum(len(batch.events) for batch in batches) == events


def test_a_request_without_its_body_is_said() -> None:
    """An events call that was recorded without the body says so."""
    (record,) = read(real("server-sdk/1__python-0.16__v2_events.request.json"))
    assert findings(record)[0].code == "input.no_body"


@pytest.mark.parametrize("name", ["request-body__v1-identify", "request-body__log-idfa"])
def test_an_identity_call_is_other_traffic(name: str) -> None:
    """It is told from the content, and keeps its body."""
    data = real(f"native/{name}.json")
    (record,) = map(sort_out, read(data))
    assert (record.kind, record.label) == (Kind.OTHER, "identity call")
    assert record.raw == data.strip()


def test_session_traffic_is_counted_by_label() -> None:
    """What is no batch in the recorded session is page, script and identity calls."""
    labels = Counter(r.label for r in read(real("har/web-session.har")) if r.kind is Kind.OTHER)
    assert labels == {"GET page": 1, "GET script": 1, "identity call": 3}
