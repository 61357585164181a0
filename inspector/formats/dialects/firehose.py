"""What mParticle's partners receive, MoEngage among them (mParticle Firehose SDK)."""

from inspector.formats.dialects.changes import changed_attributes, changed_identities
from inspector.formats.dialects.identities import DETAILS, Entries
from inspector.formats.dialects.shape import Shape
from inspector.formats.draft import Draft, Tree
from inspector.model.json import Json
from inspector.model.problems import Finding

_REQUEST = "event_processing_request"


def _sure(tree: Tree) -> float:
    kind = tree.get("type")
    marked = kind == _REQUEST or ("firehose_version" in tree and "events" in tree)
    return 0.95 if marked else 0.0


def _translate(tree: Tree, draft: Draft) -> tuple[Finding, ...]:
    users = Entries(
        draft, "user_identities", "type", "value", "firehose.detail", "firehose.identity"
    )
    partners = Entries(draft, "partner_identities", "type", "value", "firehose.detail")

    def environment(value: Json, at: str) -> None:
        if not isinstance(value, dict):
            draft.put(draft.batch, ("device_info",), "runtime_environment", value)
            return
        device = Entries(
            draft, "device_info", "type", "value", "firehose.detail", "firehose.device_identity"
        )
        info: Tree = {}
        draft.copy(value, "firehose.environment", info, at, {"identities": device.take})
        draft.put(draft.batch, ("device_info",), "runtime_environment", info)

    def events(listed: Json, at: str) -> None:
        found: Json = listed
        if isinstance(listed, list):
            found = [
                event
                for index, item in enumerate(listed)
                for event in _events(item, draft, f"{at}/{index}")
            ]
        draft.put(draft.batch, ("events",), "events", found)

    special = {
        "user_identities": users.take,
        "partner_identities": partners.take,
        "runtime_environment": environment,
        "events": events,
    }
    draft.copy(tree, "firehose.request", draft.batch, special=special)
    return tuple(_hashed(draft.batch))


def _events(item: Json, draft: Draft, at: str) -> list[Json]:
    """The events of an item: one, or one for each attribute or identity that changed."""
    if not isinstance(item, dict) or "type" not in item:
        return [item]
    if item["type"] == "user_attribute_change":
        return changed_attributes(item, draft, at)
    if item["type"] == "user_identity_change":
        return changed_identities(item, draft, at)
    kind = item["type"]
    table = f"firehose.event.{kind}"
    data: Tree = {}
    made: Tree = {}

    def named(value: Json, _: str) -> None:
        made["event_type"] = draft.choose("firehose.event_type", value)

    known = table if table in draft.keys.objects else "firehose.event"
    draft.copy(item, known, data, at, {"type": named})
    if kind == "attribution":
        draft.put(data, (), "custom_event_type", kind)
    push = draft.choose("firehose.push_message_type", kind)
    if push != kind:
        draft.put(data, (), "push_message_type", push)
    return [{**made, "data": data}]


def _hashed(batch: Tree) -> list[Finding]:
    """Identities a partner was given as a digest only."""
    details, found = batch.get(DETAILS), []
    for name in ("customer_id", "email"):
        detail = details.get(name) if isinstance(details, dict) else None
        encoding = detail.get("encoding") if isinstance(detail, dict) else None
        if isinstance(encoding, str) and encoding.lower() != "raw":
            values = {"identity": name, "encoding": encoding}
            found.append(Finding("identity.hashed", (f"/user_identities/{name}",), values))
    return found


FIREHOSE = Shape(
    "firehose",
    "a Firehose request, as mParticle's partners receive it",
    _sure,
    translate=_translate,
)
