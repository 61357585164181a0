"""Short ways to the canonical reading of a tree."""

from typing import Any

from inspector.model.batch import Batch, Record
from inspector.model.json import encode
from tests.formats.helpers import open_batch


def opened(tree: Any) -> Batch:
    """The batch of a tree; fails where it is none."""
    batch = open_batch(Record(1, "value", 0, encode(tree)))
    assert isinstance(batch, Batch), batch
    return batch


def batch(tree: Any) -> Any:
    """The canonical tree."""
    return opened(tree).tree


def data(tree: Any) -> Any:
    """The payload of its only event."""
    (event,) = batch(tree)["events"]
    return event["data"]
