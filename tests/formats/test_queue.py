"""Messages of queues and streams are opened, each one for itself."""

import base64
import json

import pytest

from inspector.formats import read
from inspector.model.batch import Batch
from tests.formats.helpers import GOOD, findings, open_batch, opened

TEXT = GOOD.decode()


@pytest.mark.parametrize(
    "tree",
    [
        {"Records": [{"messageId": "1", "body": TEXT}]},
        {"Messages": [{"MessageId": "1", "Body": TEXT}]},
        {"body": TEXT},
        {"body": "\n " + json.dumps(json.loads(TEXT), indent=1)},
        {"body": json.loads(TEXT)},
        {"Body": TEXT, "MessageId": "1"},
        {"Type": "Notification", "Message": TEXT},
        {"Records": [{"Sns": {"Message": TEXT}}]},
        {"Records": [{"kinesis": {"data": base64.b64encode(GOOD).decode()}}]},
        {"body": json.dumps({"Type": "Notification", "Message": TEXT})},
        [{"body": TEXT}],
    ],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_a_message_is_opened(tree: object, indent: int | None) -> None:
    """Every form in which SQS, SNS and Kinesis hand on a batch."""
    (batch,) = opened(json.dumps(tree, indent=indent).encode())
    assert batch.events[0].name == "x"


def test_messages_are_numbered_and_a_list_in_one_is_taken_apart() -> None:
    """A message without a body is named and costs nobody else."""
    bodies = [TEXT, f"[{TEXT},{TEXT}]", "", TEXT]
    data = json.dumps({"Records": [{"body": body} for body in bodies]}).encode()
    empty = data.index(b'{"body": ""}')
    records = list(read(data))
    assert [record.place for record in records] == [
        "message 1, byte 0 of the message body",
        "message 2, item 1, byte 1 of the message body",
        "message 2, item 2, byte 70 of the message body",
        f"message 3, byte {empty}",
        "message 4, byte 0 of the message body",
    ]
    assert findings(records[3])[0].code == "input.no_body"
    assert sum(isinstance(open_batch(record), Batch) for record in records) == 4


@pytest.mark.parametrize("body", ["hello", "17"])
def test_an_object_whose_body_is_no_json_is_no_message(body: str) -> None:
    """A lone key called body is not enough."""
    (record,) = read(json.dumps({"body": body}).encode())
    assert findings(record)[0].code == "input.not_a_batch"
