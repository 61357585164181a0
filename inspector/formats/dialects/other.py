"""What stands beside batches in recordings: calls that carry no events, and things that are no
traffic of mParticle's SDKs at all but are mistaken for it (seen in SDK traffic)."""

from inspector.formats.dialects.shape import Shape, Use
from inspector.formats.draft import Tree
from inspector.formats.identity import LABEL

_PARTNER = (
    "module_registration",
    "audience_subscription",
    "audience_membership_change",
    "dsr_processing",
    "event_processing_response",
)


def _identity(tree: Tree) -> float:
    asks = "known_identities" in tree or "identity_changes" in tree
    answers = "matched_identities" in tree or "is_logged_in" in tree
    return 0.9 if (asks or answers) and "events" not in tree else 0.0


def _alias(tree: Tree) -> float:
    return 0.95 if tree.get("request_type") == "alias" else 0.0


def _forwarding(tree: Tree) -> float:
    """It has the keys of an old web event, and says which kit was given it."""
    return 0.95 if "mid" in tree and "esid" in tree else 0.0


def _configuration(tree: Tree) -> float:
    return (
        0.9 if tree.get("dt") in ("ac", "rh") or isinstance(tree.get("kitConfigs"), list) else 0.0
    )


def _partner(tree: Tree) -> float:
    kind = tree.get("type")
    return 0.9 if isinstance(kind, str) and kind.startswith(_PARTNER) else 0.0


def _moengage(tree: Tree) -> float:
    named = tree.get("type") in ("event", "customer", "transition")
    filled = any(key in tree for key in ("customer_id", "user_identifiers", "actions", "elements"))
    return 0.9 if named and filled else 0.0


def _http(tree: Tree) -> float:
    return 0.3 if "headers" in tree and ("url" in tree or "path" in tree) else 0.0


SHAPES = (
    Shape("identity", LABEL, _identity, Use.OTHER),
    Shape("alias", "alias call", _alias, Use.OTHER),
    Shape("forwarding", "forwarding statistics", _forwarding, Use.OTHER),
    Shape("configuration", "configuration", _configuration, Use.OTHER),
    Shape("partner", "partner call without events", _partner, Use.OTHER),
    Shape("moengage", "a MoEngage request, which is what a batch becomes", _moengage, Use.FOREIGN),
    Shape("http", "a recorded HTTP request; its body alone may be a batch", _http, Use.FOREIGN),
)
