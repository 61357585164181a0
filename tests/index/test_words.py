"""Words of an event that stand in no column."""

import pytest

from inspector.diagnose.across import Who
from inspector.index.words import word_of
from inspector.model.mapping import MappingSettings
from tests import shop
from tests.index.files import read_whole

PIPELINE = shop.pipeline_for(MappingSettings())


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("customer_id", "c-88213"),
        ("email", "7"),
        ("mpid", "7"),
        ("device", "D-1"),
        ("session", "S-1"),
        ("source_message_id", "m-1"),
        ("source_request_id", "r-1"),
        ("event", "Paid"),
    ],
)
def test_words(word: str, value: str) -> None:
    """From the row, the event or its batch; the mParticle ID for an identity that is not there."""
    event = shop.custom("Paid")
    event["data"] |= {"session_uuid": "S-1", "source_message_id": "m-1"}
    data = shop.batch_of(event, mpid=7, device_info={"ios_idfv": "D-1"}, source_request_id="r-1")

    assert word_of(read_whole(data, PIPELINE), PIPELINE, Who(0, word)) == value


@pytest.mark.parametrize("word", ["session", "device", "email"])
def test_nothing_is_an_empty_word(word: str) -> None:
    """Also in a batch without events."""
    source = read_whole(b'{"events":[],"user_attributes":{"a":1}}', PIPELINE)
    assert word_of(source, PIPELINE, Who(0, word)) == ""
