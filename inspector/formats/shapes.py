"""Which dialect a decoded JSON value is written in, told from its content (a table of shapes).

Every shape says how sure it is; the surest wins. Shapes that are known but not read yet stand in
the table too, so that a person learns what the file is instead of only that it failed.
"""

from collections.abc import Callable
from typing import NamedTuple

from inspector.model.json import Json

Tree = dict[str, Json]


class Shape(NamedTuple):
    """One dialect. `sure` answers 0 to 1. `words` complete `looks like …`."""

    name: str
    read: bool
    words: str
    sure: Callable[[Tree], float]


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


def recognise(tree: Json) -> Shape | None:
    """The shape of `tree`, None where nothing known fits."""
    if not isinstance(tree, dict):
        return None
    sure, shape = max(((shape.sure(tree), shape) for shape in SHAPES), key=lambda found: found[0])
    return shape if sure > 0 else None


def is_batch(tree: Json) -> bool:
    """Whether `tree` is a batch that can be opened."""
    shape = recognise(tree)
    return shape is not None and shape.read


def describe(tree: Json) -> str:
    """What a JSON value is that is no batch, for a sentence."""
    if isinstance(tree, list):
        return f"a JSON array of {len(tree):,}" if tree else "an empty JSON array"
    if not isinstance(tree, dict):
        kind = {bool: "true or false", str: "text", type(None): "null"}.get(type(tree), "number")
        return f"a JSON {kind}" if kind in ("text", "number") else f"the JSON value {kind}"
    if not tree:
        return "an empty JSON object"
    keys = [key if len(key) <= 24 else f"{key[:23]}…" for key in sorted(tree)[:6]]
    more = f" and {len(tree) - 6} more" if len(tree) > 6 else ""
    return f"a JSON object with {'key' if len(keys) == 1 else 'keys'} {', '.join(keys)}{more}"


def _items(tree: Tree) -> list[Tree]:
    events = tree.get("events")
    items = events if isinstance(events, list) else []
    return [item for item in items if isinstance(item, dict)]


def _events_api(tree: Tree) -> float:
    events = tree.get("events")
    known = sum(key in tree for key in _BATCH)
    if events is not None and not isinstance(events, list):
        return 0.0
    if any("event_type" in item for item in _items(tree)):
        return 0.8
    if "events" in tree and not events:
        return 0.7
    if events:
        return 0.4 if known else 0.0
    return 0.4 if known > 1 or any(isinstance(tree.get(key), dict) for key in _PROFILE) else 0.0


def _web_v3(tree: Tree) -> float:
    """The web SDK's batch: mpid as text, and keys that only a browser sends."""
    if not _events_api(tree):
        return 0.0
    data = [item["data"] for item in _items(tree) if isinstance(item.get("data"), dict)]
    signs = (
        "sdk_version" in tree and "mp_deviceid" in tree,
        isinstance(tree.get("mpid"), str) and "source_request_id" in tree,
        any(isinstance(part, dict) and any(key in part for key in _WEB_DATA) for part in data),
    )
    return 0.85 if sum(signs) > 1 else 0.0


def _outbound(tree: Tree) -> float:
    if not isinstance(tree.get("user_identities"), list) or "events" not in tree:
        return 0.0
    return 0.9


def _firehose(tree: Tree) -> float:
    marked = tree.get("type") == "event_processing_request" or "firehose_version" in tree
    return 0.95 if marked else 0.0


def _native(tree: Tree) -> float:
    whole = isinstance(tree.get("msgs"), list) and ("dt" in tree or "das" in tree)
    return 0.95 if whole or tree.get("dt") == "h" else 0.0


def _native_message(tree: Tree) -> float:
    return 0.6 if isinstance(tree.get("dt"), str) and tree.get("dt") != "h" else 0.0


def _web_v1(tree: Tree) -> float:
    numeric = all(isinstance(tree.get(key), int) for key in ("dt", "et"))
    return 0.9 if numeric or (isinstance(tree.get("dt"), int) and "sid" in tree) else 0.0


def _identity(tree: Tree) -> float:
    asks = "known_identities" in tree or "identity_changes" in tree
    answers = "matched_identities" in tree or "is_logged_in" in tree
    return 0.9 if asks or answers else 0.0


def _alias(tree: Tree) -> float:
    return 0.9 if tree.get("request_type") == "alias" else 0.0


def _single_event(tree: Tree) -> float:
    return 0.9 if isinstance(tree.get("event_type"), str) and "events" not in tree else 0.0


def _moengage(tree: Tree) -> float:
    named = tree.get("type") in ("event", "customer", "transition")
    filled = any(key in tree for key in ("customer_id", "user_identifiers", "actions", "elements"))
    return 0.9 if named and filled else 0.0


def _http(tree: Tree) -> float:
    return 0.3 if "headers" in tree and ("url" in tree or "path" in tree) else 0.0


SHAPES = (
    Shape("events-api", True, "an mParticle Events API batch", _events_api),
    Shape("web-v3", True, "a batch of the mParticle web SDK", _web_v3),
    Shape("outbound", False, "an outbound mParticle batch (its identities are a list)", _outbound),
    Shape("firehose", False, "a Firehose request, as mParticle's partners receive it", _firehose),
    Shape("native", False, "a batch of the iOS or Android SDK (short keys)", _native),
    Shape("native-message", False, "one message of an SDK (short keys)", _native_message),
    Shape("web-v1", False, "an event of the web SDK before version 3", _web_v1),
    Shape("identity", False, "an identity call or its answer, which holds no events", _identity),
    Shape("alias", False, "an alias call, which holds no events", _alias),
    Shape("event", False, 'a single event; put it into a batch: {"events": […]}', _single_event),
    Shape("moengage", False, "a MoEngage request, which is what a batch becomes", _moengage),
    Shape("http", False, "a recorded HTTP request; its body alone may be a batch", _http),
)
