"""Small sources for the checks on a source as a whole."""

from inspector.app import pipeline_for
from inspector.diagnose.across import Facts, Found, Gatherer, check, rates
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
    everything = [*check(facts), *rates(rows, facts.events["time"][mapped])]
    return {one.code: one for one in everything}


def lines(*trees: object) -> bytes:
    """One batch a line."""
    return b"\n".join(map(encode, trees))
