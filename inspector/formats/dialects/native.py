"""The iOS and Android SDKs' batch: short keys, the kind of a message in `dt` (iOS and Android SDKs'
own sources)."""

from inspector.formats.dialects.identities import Entries
from inspector.formats.dialects.shape import Shape
from inspector.formats.draft import Draft, Tree
from inspector.model.json import Json
from inspector.model.problems import Finding

_HEADER = "h"
_ANSWERS = ("rh", "ac")
"""The server's own messages: an answer's header, a configuration."""


def _native(tree: Tree) -> float:
    whole = isinstance(tree.get("msgs"), list) and ("dt" in tree or "das" in tree)
    return 0.95 if whole or tree.get("dt") == _HEADER else 0.0


def _message(tree: Tree) -> float:
    kind = tree.get("dt")
    return 0.6 if isinstance(kind, str) and kind not in (_HEADER, *_ANSWERS) else 0.0


def _translate(tree: Tree, draft: Draft) -> tuple[Finding, ...]:
    identities = Entries(draft, "user_identities", "n", "i", "native.identity", "short.identity")

    def messages(listed: Json, at: str) -> None:
        if not isinstance(listed, list):
            draft.put(draft.batch, ("events",), "msgs", listed)
            return
        events = [event(item, draft, f"{at}/{index}") for index, item in enumerate(listed)]
        draft.put(draft.batch, ("events",), "msgs", events)

    special = {"msgs": messages, "ui": identities.take}
    draft.copy(tree, "native.batch", draft.batch, special=special)
    return ()


def _translate_message(tree: Tree, draft: Draft) -> tuple[Finding, ...]:
    draft.batch["events"] = [event(tree, draft, "")]
    return ()


def event(message: Json, draft: Draft, at: str) -> Json:
    """The event a message is; as it stands where it is none."""
    if not isinstance(message, dict):
        return message
    table = f"native.message.{message.get('dt')}"
    data: Tree = {}
    made: Tree = {}

    def kind(value: Json, _: str) -> None:
        made["event_type"] = draft.choose("native.event_type", value)

    known = table if table in draft.keys.objects else "native.message"
    draft.copy(message, known, data, at, {"dt": kind})
    return {**made, "data": data}


NATIVE = Shape(
    "native", "a batch of the iOS or Android SDK (short keys)", _native, translate=_translate
)
MESSAGE = Shape(
    "native-message",
    "one message of the iOS or Android SDK (short keys)",
    _message,
    translate=_translate_message,
)
