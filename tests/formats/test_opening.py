"""A record opens as a batch in canonical words, is other traffic, or says why it is neither."""

import pytest

from inspector.formats import long_names, sort_out
from inspector.model.batch import Batch, Kind, Other, Record
from inspector.model.json import decode
from tests.formats.helpers import GOOD, KEYS, only_finding, open_batch, opened

MESSAGE = b'{"dt":"e","n":"Paid","attrs":{"n":"kept"},"lc":{"lat":1}}'


def record(raw: bytes, kind: Kind = Kind.BATCH, label: str = "") -> Record:
    """A record of one value."""
    return Record(1, "value", 0, raw, kind, label=label)


def test_repeated_key_is_a_finding_on_the_batch() -> None:
    """The batch still opens; the finding has pointer, key and place."""
    (batch,) = opened(b'\n{"mpid":1,"events":[],"mpid":2}')
    assert batch.tree["mpid"] == 2
    (finding,) = batch.findings
    assert finding.code == "json.duplicate_key"
    assert finding.pointers == ("/mpid",)
    assert dict(finding.values) == {"place": "value 1, byte 23", "key": "mpid"}


def test_a_repeated_short_key_points_nowhere_in_the_canonical_batch() -> None:
    """Its pointer is one of the record's own text; key and place still say where."""
    (batch,) = opened(b'{"dt":"h","a":"1","a":"2","msgs":[]}')
    (finding,) = batch.findings
    assert finding.pointers == ()
    assert dict(finding.values) == {"place": "value 1, byte 18", "key": "a"}


def test_a_canonical_batch_keeps_its_text_byte_for_byte() -> None:
    """White space, order and number text are those of the record."""
    raw = b'{ "mpid": 1.50,\n "events" :[] }'
    (batch,) = opened(raw)
    assert batch.text == raw


def test_the_text_of_a_translated_batch_is_its_tree() -> None:
    """Pointers into the tree are pointers into the text."""
    (batch,) = opened(MESSAGE)
    assert batch.translated
    assert decode(batch.text) == batch.tree
    assert batch.record.raw == MESSAGE


def test_known_but_foreign_format_is_named() -> None:
    """JSON of another known kind says which."""
    finding = only_finding(b'{"type":"event","customer_id":"1"}')
    assert finding.code == "input.other_format"
    assert "MoEngage request" in finding.values["what"]


def test_other_json_is_described() -> None:
    """JSON that is no batch says what it is."""
    finding = only_finding(b'{"colour":1}')
    assert finding.code == "input.not_a_batch"
    assert finding.values["what"] == "a JSON object with key colour, but no mParticle batch"


@pytest.mark.parametrize(
    ("raw", "label"),
    [
        (b'{"known_identities":{}}', "identity call"),
        (b'{"identity_changes":[]}', "identity call"),
        (b'{"matched_identities":{},"mpid":"1"}', "identity call"),
        (b'{"is_logged_in":true}', "identity call"),
        (b'{"request_type":"alias"}', "alias call"),
        (b'{"mid":1,"esid":2,"dt":4,"et":1}', "forwarding statistics"),
        (b'{"kitConfigs":[]}', "configuration"),
        (b'{"dt":"rh"}', "configuration"),
        (b'{"type":"dsr_processing_request"}', "partner call without events"),
    ],
)
def test_other_traffic_is_known_with_and_without_opening(raw: bytes, label: str) -> None:
    """A record is sorted out as what opening it would say, and keeps its bytes."""
    assert open_batch(record(raw)) == Other(label)
    sorted_out = sort_out(record(raw))
    assert (sorted_out.kind, sorted_out.label, sorted_out.raw) == (Kind.OTHER, label, raw)
    assert open_batch(sorted_out) == Other(label)


@pytest.mark.parametrize(
    "made",
    [
        record(GOOD),
        record(MESSAGE),
        record(b'{"dt":'),
        record(b'{"dt":"ac"}', Kind.UNREADABLE),
        record(b'{"events":[],"esid":1,"mid":1}', Kind.OTHER, "GET page"),
        record(b'{"events":[{"event_type":"x","data":{"esid":1}}],"dt":1}'),
    ],
)
def test_everything_else_is_left_as_it_is(made: Record) -> None:
    """Batches, damage, and what a container already knows."""
    assert sort_out(made) is made


def test_long_names_are_told_by_pointer() -> None:
    """The same letter is called what it means where it stands; the user's own keys are his."""
    assert long_names(record(MESSAGE), KEYS) == {
        "/dt": "event_type",
        "/n": "event_name",
        "/attrs": "custom_attributes",
        "/lc": "location",
        "/lc/lat": "latitude",
    }


@pytest.mark.parametrize("raw", [GOOD, b"{", b"[]", b'{"colour":1}', b'{"known_identities":{}}'])
def test_without_short_keys_there_are_no_long_names(raw: bytes) -> None:
    """A canonical batch, and whatever is no batch."""
    assert long_names(record(raw), KEYS) == {}


def test_an_unreadable_record_keeps_its_reasons() -> None:
    """Nothing is looked at again."""
    made = record(GOOD, Kind.UNREADABLE)
    assert open_batch(made) == ()
    assert isinstance(open_batch(record(GOOD)), Batch)
