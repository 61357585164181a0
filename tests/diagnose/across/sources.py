"""Small sources for the checks on a source as a whole."""

import numpy as np

from inspector.app import pipeline_for
from inspector.diagnose.across import Facts, Found, Gatherer, check, event_names, rates
from inspector.model.batch import Batch, Event
from inspector.model.json import encode
from inspector.model.mapping import MappingSettings

PIPELINE = pipeline_for(MappingSettings())


def batches(data: bytes) -> list[Batch]:
    """The batches of a source."""
    opened = (PIPELINE.open(record) for record in PIPELINE.read(data))
    return [batch for batch in opened if isinstance(batch, Batch)]


def gathered(data: bytes) -> tuple[Facts, list[bool]]:
    """The facts of a source, and which of its rows become a request."""
    gatherer, mapped, row = Gatherer(), [], 0
    for batch in batches(data):
        own = [_maps(event) for event in batch.events] or [False]
        gatherer.take(batch, row, len(own))
        mapped += own
        row += len(own)
    return gatherer.facts(), mapped


def _names(batch: Batch) -> list[str]:
    """A name for each row."""
    return [event.name for event in batch.events] or [""]


_known: dict[str, bool] = {}


def _maps(event: Event) -> bool:
    """Whether events of its type become a request. Thousands of equal ones are looked at once."""
    kind = event.event_type
    if kind not in _known:
        _known[kind] = bool(PIPELINE.inspect_event(event).mapping.requests)
    return _known[kind]


def found(data: bytes) -> dict[str, Found]:
    """What is wrong with a source, by code."""
    facts, mapped = gathered(data)
    rows = facts.rows[mapped]
    events = [name for batch in batches(data) for name in _names(batch)]
    names = np.unique(events, return_inverse=True)[1][mapped] if events else rows
    everything = [
        *check(facts), *rates(rows, facts.events["time"][mapped]), *event_names(rows, names),
    ]  # fmt: skip
    return {one.code: one for one in everything}


def lines(*trees: object) -> bytes:
    """One batch a line."""
    return b"\n".join(map(encode, trees))
