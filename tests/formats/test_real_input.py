"""Input that nobody on the project wrote (see tests/formats/helpers.py)."""

import gzip
import io
import zipfile
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.formats import read, sort_out
from inspector.model.batch import Batch, Kind
from tests.formats.helpers import DATA, check, findings, open_batch, opened, real


def zipped(data: bytes) -> bytes:
    """A zip archive with one member."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.json", data)
    return file.getvalue()


def wide(data: bytes) -> bytes:
    """The same text in UTF-16."""
    return data.decode().encode("utf-16")


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


WHOLE = ["web-v3/batches-a.ndjson", "web-v3/requests-a.ndjson", "har/web-session.har"]
DAMAGED = [
    *WHOLE,
    "server-sdk/2__python-0.16__v2_bulkevents.body.json",
    "stored/example_quarantine_batch.json",
    "native/history-48f26527__native-batch.json",
    "inbound/badbatch.json",
]


def part(name: str) -> bytes:
    """A real file, or the beginning of a large one."""
    data = real(name)
    return data if name.endswith(".har") else data[:40_000]


@pytest.mark.parametrize("name", DAMAGED)
@settings(max_examples=15, deadline=None)
@given(st.data())
def test_a_truncated_file_opens_as_far_as_it_goes(name: str, data: st.DataObject) -> None:
    """Every unit that ends before the cut is the same as in the whole file."""
    whole = part(name)
    at = data.draw(st.integers(0, len(whole)))
    before = [record for record in read(whole) if not record.inside]
    found = {(record.offset, record.raw) for record in check(whole[:at])}
    for record in before:
        if record.offset + len(record.raw) < at:
            assert (record.offset, record.raw) in found


@pytest.mark.parametrize("name", DAMAGED)
@settings(max_examples=15, deadline=None)
@given(st.data())
def test_a_file_with_flipped_bits_is_read(name: str, data: st.DataObject) -> None:
    """Whatever bits are flipped, each unit says what it is."""
    raw = bytearray(part(name))
    for _ in range(data.draw(st.integers(1, 5))):
        raw[data.draw(st.integers(0, len(raw) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    check(bytes(raw))


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_a_flipped_byte_in_an_array_costs_one_item(data: st.DataObject) -> None:
    """Of real batches in an array on one line, all but the damaged one and its neighbour open.
    The first key is left whole: by it the other items are known."""
    batches = [record.raw for record in read(real("web-v3/batches-a.ndjson"))][:40]
    raw = bytearray(b"[" + b",".join(batches) + b"]")
    at = data.draw(st.integers(raw.index(b":"), len(raw) - 2))
    raw[at] = data.draw(st.integers(0, 255))
    found = {record.raw for record in check(bytes(raw))}
    assert sum(batch not in found for batch in batches) <= 2


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_interleaved_files_open(data: st.DataObject) -> None:
    """Lines of one file between those of another open like their own."""
    names = [data.draw(st.sampled_from(WHOLE[:2])) for _ in range(2)]
    lines = [line for name in names for line in real(name).splitlines()[:8]]
    mixed = data.draw(st.permutations([*lines, b"{", b"hello", b"]"]))
    found = [r for r in check(b"\n".join(mixed)) if isinstance(open_batch(r), Batch)]
    assert len(found) == 16


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("pack", [gzip.compress, zipped, wide], ids=lambda pack: pack.__name__)
def test_a_packed_file_holds_the_same(name: str, pack: Callable[[bytes], bytes]) -> None:
    """Compressed, archived and in UTF-16, a file opens as the same records."""
    plain = [(record.kind, record.raw) for record in read(real(name))]
    assert [(record.kind, record.raw) for record in read(pack(real(name)))] == plain
