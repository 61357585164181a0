"""What a WireMock stub expects to be sent is a body."""

import json

import pytest

from inspector.formats import read
from inspector.model.batch import Batch, Kind
from tests.formats.helpers import GOOD, open_batch


def stub(*bodies: object, url: str = "/v2/[0-9a-z]+/events") -> dict[str, object]:
    """A stub that expects bodies."""
    patterns = [{"equalToJson": body, "ignoreArrayOrder": True} for body in bodies]
    request = {"urlPattern": url, "method": "POST", "bodyPatterns": patterns}
    return {"request": request, "response": {"status": 202}}


@pytest.mark.parametrize("indent", [None, 2])
def test_a_body_is_opened_as_text_and_as_value(indent: int | None) -> None:
    """As a value it stands in the file at its true byte."""
    data = json.dumps(stub(GOOD.decode(), json.loads(GOOD)), indent=indent).encode()
    text, value = read(data)
    assert text.place == "pattern 1, byte 0 of the posted body"
    assert data[value.offset : value.offset + len(value.raw)] == value.raw
    assert isinstance(open_batch(text), Batch)
    assert isinstance(open_batch(value), Batch)


def test_an_export_holds_many() -> None:
    """Stubs without a body, and for other calls, are other traffic."""
    stubs = [stub(GOOD.decode()), stub(), stub("{}", url="/v1/identify")]
    one, two, three = read(json.dumps({"mappings": stubs}).encode())
    assert one.place == "mapping 1, byte 0 of the posted body"
    assert (two.kind, two.label) == (Kind.OTHER, "mapping without a body")
    assert (three.kind, three.label) == (Kind.OTHER, "identity call")
