"""Words of an event that stand in no column, read when they are shown."""

from inspector.diagnose.across import Who
from inspector.index.source import Source
from inspector.model.batch import Batch
from inspector.model.json import Json, text_of
from inspector.pipeline import Pipeline

_OF_EVENT = {
    "session": ("session_uuid", "session_id"),
    "source_message_id": ("source_message_id",),
}
_OF_BATCH = {"device": ("mp_deviceid",), "source_request_id": ("source_request_id",)}
_OF_DEVICE = {"device": ("ios_idfv", "android_uuid", "android_advertising_id",
                         "ios_advertising_id")}  # fmt: skip


def word_of(source: Source, pipeline: Pipeline, who: Who) -> str:
    """A word of one event: an identity by its canonical name, or `device`, `session`,
    `source_request_id`, `source_message_id`, `event`. An event of an unknown user has its mParticle
    ID instead of a customer id; empty where there is nothing."""
    row = source.row(who.row)
    identities = dict(row.identities)
    if who.identity == "event":
        return row.name or row.event_type
    if found := identities.get(who.identity):
        return found
    if who.identity in (*_OF_EVENT, *_OF_BATCH):
        return _deep(source, pipeline, who)
    return identities.get("mpid", "")


def _deep(source: Source, pipeline: Pipeline, who: Who) -> str:
    key = source.key(who.row)
    batch = pipeline.open(source.record(key.record))
    if not isinstance(batch, Batch):
        return ""
    events = batch.events
    data = events[key.event].data if 0 <= key.event < len(events) else {}
    for holder, names in (
        (data, _OF_EVENT),
        (batch.tree, _OF_BATCH),
        (batch.part("device_info"), _OF_DEVICE),
    ):
        for name in names.get(who.identity, ()):
            value: Json = holder.get(name)
            if value:
                return text_of(value)
    return ""
