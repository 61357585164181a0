"""Which dialect a decoded JSON value is written in, told from its content.

Every shape says how sure it is; the surest wins. Shapes that hold no events stand in the table too,
so that a person learns what the file is instead of only that it failed.
"""

from inspector.formats.dialects import canonical, firehose, native, other, stored, web
from inspector.formats.dialects.shape import Shape
from inspector.model.json import Json

SHAPES = (
    canonical.EVENTS_API,
    canonical.WEB_V3,
    stored.STORED,
    stored.OUTBOUND,
    stored.SINGLE,
    firehose.FIREHOSE,
    native.NATIVE,
    native.MESSAGE,
    web.WEB,
    *other.SHAPES,
)
"""Every dialect; the order only breaks ties."""


_UNMARKED = (canonical.EVENTS_API, canonical.WEB_V3, stored.STORED, stored.OUTBOUND)
_MARKS = frozenset(
    (
        "event_type", "type", "firehose_version", "msgs", "dt", "known_identities",
        "identity_changes", "matched_identities", "is_logged_in", "request_type", "mid",
        "kitConfigs", "headers",
    )
)  # fmt: skip
"""A value of any other shape has one of these keys at its top."""


def recognise(tree: Json) -> Shape | None:
    """The shape of `tree`, None where nothing known fits."""
    if not isinstance(tree, dict):
        return None
    is_marked = not tree.keys().isdisjoint(_MARKS)
    if not is_marked and canonical.is_plain(tree):
        return canonical.WEB_V3 if canonical.WEB_V3.sure(tree) else canonical.EVENTS_API
    shapes = SHAPES if is_marked else _UNMARKED
    sure, shape = max(((shape.sure(tree), shape) for shape in shapes), key=lambda found: found[0])
    return shape if sure > 0 else None


def is_batch(tree: Json) -> bool:
    """Whether `tree` is a batch that can be opened."""
    shape = recognise(tree)
    return shape is not None and shape.is_batch


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
