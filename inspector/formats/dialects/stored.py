"""Copies mParticle keeps or sends on: quarantined batches, raw data feeds, portability exports
(64-bit numbers are text there), outbound batches (the identities are a list), and a single event
without a batch around it (quarantine, webhook and storage outputs)."""

from inspector.formats.dialects.canonical import events_api, payloads
from inspector.formats.dialects.identities import Entries
from inspector.formats.dialects.shape import Shape
from inspector.formats.draft import Draft, Tree
from inspector.model.problems import Finding

_NUMBERS = ("timestamp_unixtime_ms", "event_id", "session_id", "session_start_unixtime_ms")


def _stored(tree: Tree) -> float:
    context = tree.get("context")
    plan = context.get("data_plan") if isinstance(context, dict) else None
    sign = (
        (isinstance(plan, dict) and "block_metadata" in plan)
        or tree.get("environment") in ("Development", "Production")
        or _writes_numbers_as_text(tree)
    )
    return 0.86 if sign and events_api(tree) else 0.0


def _writes_numbers_as_text(tree: Tree) -> bool:
    """Whether all of them are text. One among others is a mistake of the sender's."""
    time = tree.get("timestamp_unixtime_ms")
    if isinstance(time, int):
        return False
    found = [data.get(key) for data in payloads(tree) for key in _NUMBERS]
    texts = any(isinstance(value, str) for value in (time, *found))
    return texts and not any(isinstance(value, int) for value in found)


def _outbound(tree: Tree) -> float:
    listed = isinstance(tree.get("user_identities"), list)
    return 0.9 if listed and (events_api(tree) or "events" in tree) else 0.0


def _single(tree: Tree) -> float:
    return 0.9 if isinstance(tree.get("event_type"), str) and "events" not in tree else 0.0


def _translate(tree: Tree, draft: Draft) -> tuple[Finding, ...]:
    identities = Entries(draft, "user_identities", "identity_type", "identity", "outbound.identity")
    listed = isinstance(tree.get("user_identities"), list)
    special = {"user_identities": identities.take} if listed else {}
    draft.copy(tree, "stored.batch", draft.batch, special=special)
    return ()


def _translate_single(tree: Tree, draft: Draft) -> tuple[Finding, ...]:
    draft.batch["events"] = [draft.copy(tree, "stored.event", {})]
    return ()


STORED = Shape("stored", "a batch as mParticle stores it", _stored, translate=_translate)
OUTBOUND = Shape(
    "outbound",
    "an outbound mParticle batch (its identities are a list)",
    _outbound,
    translate=_translate,
)
SINGLE = Shape("event", "a single event without a batch", _single, translate=_translate_single)
