"""The ways to read a side."""

import json
from pathlib import Path

import pytest

from inspector.app import pipeline_for
from inspector.model.batch import Kind, Record
from inspector.model.inspection import Inspection
from inspector.model.json import decode, resolve
from inspector.model.mapping import MappingSettings
from inspector.model.masking import DOTS
from inspector.ui.models.readings import Reading, as_sent, named, readings, source_text
from inspector.ui.models.sides import formatted
from tests.ui.inspections import RAW, purchase, unreadable, unsupported
from tests.ui.translated import FIREHOSE, NATIVE, inspect

DATA_FILES = Path(__file__).parents[3].parent / "shared" / "data"


LAID_OUT = [Reading.FORMATTED, Reading.TREE, Reading.ORIGINAL]


@pytest.mark.parametrize(
    ("inspection", "left", "right"),
    [
        (None, [Reading.FORMATTED], [Reading.FORMATTED]),
        (unreadable(), [Reading.ORIGINAL], [Reading.FORMATTED]),
        (unsupported(), LAID_OUT, [Reading.FORMATTED]),
        (purchase(), LAID_OUT, LAID_OUT),
        (
            inspect(NATIVE),
            [Reading.CANONICAL, Reading.TREE, Reading.AS_SENT, Reading.ORIGINAL],
            LAID_OUT,
        ),
    ],
)
def test_what_is_offered(
    inspection: Inspection | None, left: list[Reading], right: list[Reading]
) -> None:
    """Text and tree, both linked; byte for byte; and what was sent where a batch was translated.
    What shows first stands in front."""
    assert list(readings(inspection, 0)) == left
    assert list(readings(inspection, 1)) == right
    for offered in (left, right):
        assert not any(each.linked for each in offered[1:] if each is not Reading.TREE)


def test_what_was_sent_is_laid_out_with_its_own_pointers() -> None:
    """Its keys, its order, its number text; nothing is marked."""
    document = as_sent(inspect(NATIVE))
    assert document.texts[document.line_of("/msgs/0/ct")].strip() == '"ct": 1795435389482,'
    assert document.texts[document.line_of("/msgs/0/attrs/price")].strip() == '"price": 149.90'
    assert document.structured
    assert not any(map(document.mark, range(len(document))))
    assert "".join("".join(document.texts).split()) == "".join(NATIVE.decode().split())


def test_the_original_is_byte_for_byte() -> None:
    """Also of a batch that was translated."""
    for inspection, raw in ((purchase(), RAW), (inspect(NATIVE), NATIVE)):
        document = source_text(inspection, 40)
        assert document.joined(range(len(document))).encode() == raw
    assert source_text(unreadable(), 80).texts == ['{"a": \ufffd']


def test_no_reading_tells_a_secret() -> None:
    """The partner's keys in a Firehose request; their names are seen."""
    inspection = inspect(FIREHOSE)
    assert b"S3cret" in inspection.record.raw
    for document in (
        formatted(inspection).left,
        as_sent(inspection),
        source_text(inspection, 9999),
    ):
        text = "\n".join(document.texts)
        assert "S3cret" not in text
        assert f'"apiKey": "{DOTS}"' in text
        assert "4711" in text


def test_a_key_tells_its_name() -> None:
    """The key as it stands in the text, not as a pointer writes it."""
    names = {"/msgs/0/ct": "timestamp_unixtime_ms", "/a~1b": "long"}
    assert named("/msgs/0/ct", names) == "ct: timestamp_unixtime_ms"
    assert named("/a~1b", names) == "a/b: long"
    assert named("/msgs/0", names) == ""


@pytest.mark.parametrize("folder", ["native", "firehose"])
def test_real_batches_as_sent(folder: str) -> None:
    """Every named key stands on a line, and every line says what the text says."""
    paths = sorted((DATA_FILES / folder).glob("*.json"))
    if not paths:
        pytest.skip("the recorded batches are not on this machine")
    pipeline = pipeline_for(MappingSettings(), now_ms=1_800_000_000_000)
    seen = 0
    for record in (record for path in paths for record in pipeline.read(path.read_bytes())):
        for inspection in pipeline.inspect(record):
            document, tree = as_sent(inspection), decode(record.text)
            names = pipeline.long_names(record)
            assert names
            assert all(document.line_of(pointer) is not None for pointer in names)
            for line, shown in enumerate(document.texts):
                if document.line_of(document.pointer(line)) != line:
                    continue
                value = resolve(tree, document.pointer(line))
                text = shown.removesuffix(",").split('": ', 1)[-1]
                if not isinstance(value, dict | list) and DOTS not in text:
                    assert decode(text.encode()) == value
            seen += 1
    assert seen


def test_samples_are_what_they_say() -> None:
    """The dialects these tests rely on."""
    for raw, shape in ((NATIVE, "native"), (FIREHOSE, "firehose")):
        inspection = inspect(raw)
        assert json.loads(raw)
        assert inspection.batch
        assert (inspection.batch.shape, inspection.batch.translated) == (shape, True)


def test_an_answer_stands_below_what_was_asked() -> None:
    """Each under its heading."""
    record = Record(1, "entry", 0, b'{"a":1}', Kind.OTHER, answer=b'{"mpid":"7"}')
    document = as_sent(pipeline_for(MappingSettings()).inspect_other(record))
    assert [document.texts[line] for line in document.headings] == [
        "what was asked", "what was answered",
    ]  # fmt: skip
    assert document.texts[document.line_of("/answer/mpid")].strip() == '"mpid": "7"'


def test_other_traffic_is_laid_out_where_it_is_json() -> None:
    """Else it is shown as it came."""
    pipeline = pipeline_for(MappingSettings())
    for raw, offered in (
        (b'{"a":1}', [Reading.AS_SENT, Reading.ORIGINAL]),
        (b"a=1", [Reading.ORIGINAL]),
    ):
        record = Record(1, "entry", 0, raw, Kind.OTHER, label="POST data")
        assert list(readings(pipeline.inspect_other(record), 0)) == offered
