"""The request as a whole."""

from collections.abc import Iterator

from inspector.diagnose.checks.decided import decided_by
from inspector.diagnose.checks.subject import Subject
from inspector.model.json import Json, encode
from inspector.model.mapping import MAX_BODY_BYTES
from inspector.model.problems import Finding


@decided_by()
def size(subject: Subject) -> Iterator[Finding]:
    """No request is larger than MoEngage takes. No single value decides that: where only values are
    read, records are too short for it."""
    for request in subject.mapping.requests:
        length = len(request.encoded())
        if length > MAX_BODY_BYTES:
            values = {
                "family": request.family,
                "size": f"{length:,}",
                "limit": f"{MAX_BODY_BYTES:,}",
                "largest": _largest(request.body),
            }
            yield Finding("request.too_large", (subject.event.pointer,), values)


def _largest(body: dict[str, Json]) -> str:
    """The biggest attribute with its share, found where attributes stand."""
    actions = body.get("actions")
    holder: Json = actions[0] if isinstance(actions, list) and actions else body
    attributes = holder.get("attributes") if isinstance(holder, dict) else None
    parts = attributes if isinstance(attributes, dict) else body
    sizes = {name: len(encode(value)) for name, value in parts.items()}
    name = max(sizes, key=sizes.__getitem__)
    return f"{name} with {sizes[name]:,} bytes"
