"""The Events API batch (mParticle JSON reference) and the web SDK's, which is one."""

from inspector.formats.dialects.shape import Shape, Use
from inspector.formats.draft import Tree

_PROFILE = ("user_attributes", "user_identities", "deleted_user_attributes", "consent_state")
_BATCH = (
    *_PROFILE,
    "mpid",
    "mp_deviceid",
    "source_request_id",
    "device_info",
    "application_info",
    "integration_attributes",
    "environment",
)
_WEB_DATA = ("page_url", "active_time_on_site_ms")


def items(tree: Tree) -> list[Tree]:
    """The events that are objects."""
    events = tree.get("events")
    return [item for item in events if isinstance(item, dict)] if isinstance(events, list) else []


def payloads(tree: Tree) -> list[Tree]:
    """The `data` of those events, where it is an object."""
    return [item["data"] for item in items(tree) if isinstance(item.get("data"), dict)]  # type: ignore[misc]


def events_api(tree: Tree) -> float:
    """How sure it is that `tree` is a batch in canonical words."""
    events = tree.get("events")
    if events is not None and not isinstance(events, list):
        return 0.0
    if any("event_type" in item for item in items(tree)):
        return 0.8
    if "events" in tree and not events:
        return 0.7
    known = sum(key in tree for key in _BATCH)
    if events:
        return 0.4 if known else 0.0
    return 0.4 if known > 1 or any(isinstance(tree.get(key), dict) for key in _PROFILE) else 0.0


def is_plain(tree: Tree) -> bool:
    """Whether a tree without the marks of other dialects is surely in canonical words: so it is
    with nearly every batch, and asking every dialect takes five times as long."""
    events = tree.get("events")
    first = events[0] if isinstance(events, list) and events else None
    return (
        isinstance(first, dict)
        and "event_type" in first
        # Copies that mParticle stores write numbers as text, and have a context.
        and type(tree.get("timestamp_unixtime_ms")) is int
        and tree.get("environment") not in ("Development", "Production")
        and "context" not in tree
        and not isinstance(tree.get("user_identities"), list)
    )


def _web_v3(tree: Tree) -> float:
    """The web SDK's batch: mpid as text, and keys that only a browser sends."""
    signs = ("sdk_version" in tree and "mp_deviceid" in tree) + (
        isinstance(tree.get("mpid"), str) and "source_request_id" in tree
    )
    if not signs:
        return 0.0
    if signs == 1 and not any(any(key in data for key in _WEB_DATA) for data in payloads(tree)):
        return 0.0
    return 0.85 if events_api(tree) else 0.0


EVENTS_API = Shape("events-api", "an mParticle Events API batch", events_api, Use.CANONICAL)
WEB_V3 = Shape("web-v3", "a batch of the mParticle web SDK", _web_v3, Use.CANONICAL)
