"""A small batch that makes mParticle forward changed user attributes. Pure.

Attributes that a feed changes wait for the user's next event. MoEngage's partner guide (FAQ)
advises to send one for the purpose: “user attribute updated”, with the changed attributes only.
"""

from collections.abc import Collection

from inspector.model.batch import Batch
from inspector.model.json import Json

EVENT_NAME = "user attribute updated"
"""What the guide calls the event."""


def attributes(batch: Batch) -> dict[str, Json]:
    """The user's attributes that a batch carries, deletions apart."""
    return {
        name: value for name, value in batch.part("user_attributes").items() if value is not None
    }


def composed(
    batch: Batch, names: Collection[str], now_ms: int, *, on_event: bool = False
) -> dict[str, Json]:
    """The batch to post to mParticle (Events API) for the user of `batch`: its identities, the
    attributes of these names, and one custom event at `now_ms` (milliseconds since 1970). With
    `on_event` the event has them as well, to be seen in MoEngage beside it."""
    chosen: dict[str, Json] = {
        name: value for name, value in attributes(batch).items() if name in names
    }
    data: dict[str, Json] = {
        "event_name": EVENT_NAME,
        "custom_event_type": "other",
        "timestamp_unixtime_ms": now_ms,
    }
    if on_event and chosen:
        data["custom_attributes"] = dict(chosen)
    who: dict[str, Json] = {}
    if (mpid := batch.tree.get("mpid")) is not None:
        who["mpid"] = mpid
    if identities := batch.part("user_identities"):
        who["user_identities"] = dict(identities)
    return {
        "environment": batch.environment,
        **who,
        "user_attributes": chosen,
        "events": [{"event_type": "custom_event", "data": data}],
    }
