"""Input that nobody on the project wrote (see tests/formats/helpers.py)."""

from collections import Counter

import pytest

from inspector.formats import open_batch, read
from inspector.model.batch import Batch, Kind
from tests.formats.helpers import DATA, findings, opened, real

FILES = sorted(str(path.relative_to(DATA)) for path in DATA.glob("*/*"))


@pytest.mark.parametrize("name", FILES or ["nothing"])
def test_every_file_opens_or_says_why(name: str) -> None:
    """No file raises; what is no batch says what it is."""
    for record in read(real(name)):
        result = open_batch(record)
        if not isinstance(result, Batch) and record.kind is not Kind.OTHER:
            assert all(finding.values["what"] for finding in result)
            assert result


@pytest.mark.parametrize(
    ("name", "shapes", "events"),
    [
        ("web-v3/batches-a.ndjson", {"web-v3": 390}, 420),
        ("har/web-session.har", {"web-v3": 12}, 24),
        ("inbound/goodbatch.json", {"events-api": 1}, 3),
        ("inbound/badbatch.json", {"events-api": 1}, 14),
        ("stored/example_quarantine_batch.json", {"events-api": 1}, 3),
        ("server-sdk/1__python-0.16__v2_events.body.json", {"events-api": 1}, 4),
        ("server-sdk/2__python-0.16__v2_bulkevents.body.json", {"events-api": 2}, 8),
    ],
)
def test_batches_and_events(name: str, shapes: dict[str, int], events: int) -> None:
    """Every batch of the real files opens in its dialect with all its events."""
    batches = opened(real(name))
    assert Counter(batch.shape for batch in batches) == shapes
    assert sum(len(batch.events) for batch in batches) == events


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("firehose/EventProcessingRequest_android.json", "Firehose"),
        ("native/history-48f26527__native-batch.json", "iOS or Android"),
        ("native/request-body__v1-identify.json", "identity call"),
        ("js-models/expanded.custom.event.json", "a single event"),
        ("js-models/minified.commerce.event.json", "short keys"),
        ("server-sdk/1__python-0.16__v2_events.request.json", "HTTP request"),
    ],
)
def test_what_is_not_read_yet_is_named(name: str, words: str) -> None:
    """Other formats are called by their name."""
    (record,) = read(real(name))
    assert words in findings(record)[0].values["what"]


def test_session_traffic_is_counted_by_label() -> None:
    """What is no batch in the recorded session is page, script and identity calls."""
    labels = Counter(r.label for r in read(real("har/web-session.har")) if r.kind is Kind.OTHER)
    assert labels == {"GET page": 1, "GET script": 1, "identity call": 3}
