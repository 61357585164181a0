"""Batches are found in the log text of the SDKs, and the rest is counted."""

import json

import pytest

from inspector.formats import read
from inspector.model.batch import Batch, Kind
from tests.formats.helpers import GOOD, check, findings, open_batch

LAID_OUT = json.dumps(json.loads(GOOD), indent=2)
HEADINGS = [
    "11-23 15:01:02.123  1234  5678 V mParticle: ",
    "2026-11-23 15:01:02.123  1234-5678  mParticle               com.shop           V  ",
    "V/mParticle( 1234): ",
    "11-23 15:01:02.123 V/mParticle( 1234): ",
    "V/mParticle: ",
]


def batches(data: str) -> list[bytes]:
    """The text of every batch that opens."""
    records = check(data.encode())
    return [record.raw for record in records if isinstance(open_batch(record), Batch)]


def test_the_web_sdk_tells_its_batches() -> None:
    """The list is taken apart at its true bytes; what stands around it is counted."""
    text = GOOD.decode()
    data = f"12:01 start\nsdk.js:1 Uploading batches: [{text},{text}]\nBatch count: 2\n"
    before, one, two, after = check(data.encode())
    assert {before.label, after.label} == {"log text"}
    assert one.place == f"message 1, item 1, byte {data.index('[') + 1}"
    assert (one.raw, two.raw) == (GOOD, GOOD)


def test_the_answer_to_an_upload_is_other_traffic() -> None:
    """Only a batch is opened."""
    answer, batch = read(b'Upload complete: {"status":202}\nUpload complete: ' + GOOD)
    assert (answer.kind, answer.label) == (Kind.OTHER, "upload answer")
    assert isinstance(open_batch(batch), Batch)


@pytest.mark.parametrize("heading", ["", *HEADINGS])
def test_android_tells_its_batch_as_a_message_of_its_own(heading: str) -> None:
    """After the line with the address, whatever logcat puts before it."""
    lines = ["Upload request attempt:", "URL- https://x.test/v2/key/events", GOOD.decode(), "Other"]
    assert batches("\n".join(heading + line for line in lines)) == [GOOD]


@pytest.mark.parametrize("heading", ["", *HEADINGS])
def test_a_batch_over_many_lines_is_joined(heading: str) -> None:
    """Headings inside it are taken out, and so are lines of other programs."""
    body = LAID_OUT.split("\n")
    lines = ["Upload request attempt:", "URL- https://x.test", *body, "Upload result"]
    text = [heading + line for line in lines]
    if heading:
        text.insert(4, heading.replace("mParticle", "Other") + "between")
    (found,) = batches("\n".join(text))
    assert json.loads(found) == json.loads(GOOD)


def test_a_cut_message_is_said_and_costs_nobody_else() -> None:
    """Android shortens long messages."""
    lines = ["Upload request attempt:", "URL- x", GOOD.decode()[:40]]
    lines += ["Upload request attempt:", "URL- x", GOOD.decode()]
    records = list(read("\n".join(HEADINGS[0] + line for line in lines).encode()))
    bad, good = (record for record in records if record.kind is not Kind.OTHER)
    assert findings(bad)[0].code == "input.truncated"
    assert good.raw == GOOD


def test_json_that_holds_the_words_is_no_log() -> None:
    """A text inside a batch may say anything."""
    data = GOOD.replace(b'"x"', b'"Uploading batches: [{"'.replace(b'{"', b"{") + b'"')
    assert [record.raw for record in read(data)] == [data]
