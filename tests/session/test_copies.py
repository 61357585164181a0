"""One event taken out of its batch and edited as text."""

from pathlib import Path

import pytest

from inspector.app import pipeline_for
from inspector.compare import ChangeKind
from inspector.model.inspection import Inspection
from inspector.model.mapping import Identity, MappingSettings
from inspector.model.masking import DOTS
from inspector.model.problems import Verdict
from inspector.session.copies import Copy, TextFault, begin, under, with_text, without
from inspector.storage import resources
from tests import shop

PIPELINE = pipeline_for(MappingSettings(), shop.NOON_MS)
NOBODY = b"""{"mpid": 5, "user_identities": {"email": "a@b.example"}, "events": [
 {"event_type": "screen_view", "data": {"screen_name": "Home"}},
 {"event_type": "custom_event", "data": {"event_name": "Rated", "custom_attributes":
  {"price": 149.90, "e": "\\u0041"}}}]}"""


def inspected(raw: bytes, index: int = 0) -> Inspection:
    return PIPELINE.inspect(shop.Record(1, "line", 40, raw))[index]


def copy_of(raw: bytes, index: int = 0) -> Copy:
    found = begin(inspected(raw, index), PIPELINE)
    assert found
    return found


def bodies(inspection: Inspection) -> list[bytes]:
    return [request.encoded() for request in inspection.mapping.requests]


def test_a_copy_is_the_event_with_what_its_batch_says() -> None:
    """The event first, number text and escapes as they were found, no other event; it becomes what
    the original becomes."""
    original = inspected(NOBODY, 1)
    copy = copy_of(NOBODY, 1)
    assert copy.text.startswith('{\n  "events": [\n    {\n      "event_type": "custom_event"')
    assert '"price": 149.90' in copy.text
    assert '"e": "\\u0041"' in copy.text
    assert "screen_view" not in copy.text
    assert bodies(copy.inspection) == bodies(original)
    assert (copy.changes, copy.fault, copy.inspection.edited) == ((), None, False)
    assert copy.original == original


def test_an_edit_maps_again_and_tells_what_changed() -> None:
    """The customer id that was missing makes a refused event a good one."""
    copy = copy_of(NOBODY, 1)
    assert copy.inspection.verdict is Verdict.REFUSED
    text = copy.text.replace('"email": "a@b.example"', '"customer_id": "c-1"')
    edited = with_text(copy, text, PIPELINE)
    assert edited.inspection.verdict is Verdict.CLEAN
    assert edited.inspection.edited
    assert [(change.pointer, change.kind) for change in edited.changes] == [
        ("/user_identities/customer_id", ChangeKind.ADDED),
        ("/user_identities/email", ChangeKind.REMOVED),
    ]
    assert edited.original.verdict is Verdict.REFUSED


def test_white_space_is_no_edit() -> None:
    """Nor is the order of keys."""
    copy = copy_of(shop.batch_of(shop.custom()))
    again = with_text(copy, copy.text.replace("\n", "\n   "), PIPELINE)
    assert again.changes == ()
    assert not again.inspection.edited


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('"email":', '"email"', "Line 16, column 13: A colon after the key was expected, but"),
        ("149.90", "149.90x", "Line 8, column 20: 149.90x is not written as JSON writes numbers."),
    ],
)  # fmt: skip
def test_a_faulty_text_says_where_and_leaves_the_last_mapping(
    old: str, new: str, sentence: str
) -> None:
    """What was readable last is still there to be seen."""
    copy = with_text(copy_of(NOBODY, 1), copy_of(NOBODY, 1).text.replace("Rated", "Seen"), PIPELINE)
    faulty = with_text(copy, copy.text.replace(old, new), PIPELINE)
    assert faulty.fault
    assert faulty.fault.sentence.startswith(sentence)
    assert faulty.inspection is copy.inspection
    assert faulty.changes == copy.changes
    assert with_text(faulty, copy.text, PIPELINE).fault is None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{"events": []}', "The copy must hold exactly one event; its “events” has 0."),
        ('{"events": [{}, {}]}', "The copy must hold exactly one event; its “events” has 2."),
        ("[1]", "The copy must stay a batch: an object with a list “events” in it."),
        ("", "Line 1, column 1: It ends in the middle of a value."),
    ],
)
def test_what_is_no_batch_of_one_event_is_said(text: str, sentence: str) -> None:
    """Well-formed JSON alone is not enough."""
    fault = with_text(copy_of(NOBODY), text, PIPELINE).fault
    assert fault
    assert fault.sentence == sentence


def test_columns_count_characters() -> None:
    """As the editor does."""
    copy = copy_of(NOBODY)
    assert with_text(copy, '{"é": x}', PIPELINE).fault == TextFault(
        "“x” is not the beginning of a JSON value", 1, 7
    )


def test_one_change_is_taken_back() -> None:
    """The others stay; the last one leaves no edit behind."""
    copy = copy_of(NOBODY, 1)
    text = copy.text.replace("Rated", "Seen").replace("149.90", "7")
    edited = with_text(copy, text, PIPELINE)
    assert len(edited.changes) == 2
    one = without(edited, edited.changes[0], PIPELINE)
    assert [change.after for change in one.changes] == [7]
    assert '"price": 7' in one.text
    assert without(one, one.changes[0], PIPELINE).changes == ()


def test_other_settings_map_the_copy_again() -> None:
    """And leave a faulty text as it stands."""
    copy = with_text(copy_of(NOBODY, 1), copy_of(NOBODY, 1).text.replace("Rated", "Seen"), PIPELINE)
    faulty = with_text(copy, copy.text + "}", PIPELINE)
    other = pipeline_for(MappingSettings(Identity.EMAIL), shop.NOON_MS)
    again = under(faulty, other)
    assert again.inspection.verdict is Verdict.CLEAN
    assert (again.text, again.fault) == (faulty.text, faulty.fault)
    assert again.changes == faulty.changes
    assert under(again, other) is again


def test_what_holds_no_event_cannot_be_copied() -> None:
    """An unreadable line, a batch without events."""
    assert begin(inspected(b'{"events": []}'), PIPELINE) is None
    assert begin(inspected(b'{"events": ['), PIPELINE) is None


def test_a_key_typed_a_second_time_is_a_fault() -> None:
    """Only the last one counts: what was typed might change nothing, without a word."""
    copy = copy_of(NOBODY, 1)
    text = copy.text.replace('"Rated",', '"Rated", "event_name": "Seen",')
    fault = with_text(copy, text, PIPELINE).fault
    assert fault
    assert fault.sentence.startswith("Line 6, column ")
    assert "“event_name” stands here a second time" in fault.sentence


def test_a_key_that_was_sent_twice_is_a_problem_of_the_copy_too() -> None:
    """Else such an event could not be edited."""
    raw = b'{"events": [{"event_type": "opt_out", "data": {"a": 1, "a": 2}}]}'
    copy = copy_of(raw)
    edited = with_text(copy, copy.text.replace("2", "3"), PIPELINE)
    assert edited.fault is None
    assert len(edited.changes) == 1
    problem = next(d for d in edited.inspection.diagnostics if d.code == "json.duplicate_key")
    assert "line 7 of the copy" in problem.message
    assert problem.pointers == ("/events/0/data/a",)


def test_secrets_are_not_in_the_copy() -> None:
    """Not even where they were in the source."""
    raw = (
        b'{"events": [{"event_type": "opt_out", "data": {}}], "account_settings": {"k": "s3cret"}}'
    )
    copy = copy_of(raw)
    assert "s3cret" not in copy.text
    assert DOTS in copy.text


def test_every_event_can_be_copied_and_becomes_the_same() -> None:
    """Of the sample, under every identity: requests and verdict."""
    for identity in Identity:
        pipeline = pipeline_for(MappingSettings(identity), shop.NOON_MS)
        _check_all(resources.read("samples/shop.ndjson"), identity, pipeline)


def test_every_dialect_can_be_copied_and_becomes_the_same(shared_data: Path) -> None:
    """Whatever an event was written in, its copy is in canonical words."""
    seen = 0
    for folder in ("native", "firehose", "stored", "web-v3", "server-sdk"):
        for path in sorted((shared_data / folder).iterdir()):
            if path.is_file() and path.stat().st_size < 100_000:
                seen += _check_all(path.read_bytes(), path.name, PIPELINE)
    assert seen > 30


def _check_all(data: bytes, what: object, pipeline: object) -> int:
    seen = 0
    for record in PIPELINE.read(data):
        for original in pipeline.inspect(record):  # type: ignore[attr-defined]
            if original.event is None:
                continue
            copy = begin(original, pipeline)  # type: ignore[arg-type]
            assert copy, what
            assert bodies(copy.inspection) == bodies(original), what
            assert copy.inspection.verdict is original.verdict, what
            seen += 1
    return seen
