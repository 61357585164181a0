"""The web SDK before version 3: one event a request, kinds as numbers (web SDK, serverModel)."""

from inspector.formats.dialects.identities import Entries
from inspector.formats.dialects.shape import Shape
from inspector.formats.draft import Draft, Tree
from inspector.model.json import Json, text_of
from inspector.model.problems import Finding


def _sure(tree: Tree) -> float:
    numeric = all(isinstance(tree.get(key), int) for key in ("dt", "et"))
    return 0.9 if numeric or (isinstance(tree.get("dt"), int) and "sid" in tree) else 0.0


def _translate(tree: Tree, draft: Draft) -> tuple[Finding, ...]:
    data: Tree = {}
    event: Tree = {}
    draft.batch["events"] = [event]

    def kind(value: Json, _: str) -> None:
        named = draft.choose("web.event_type", value)
        event["event_type"] = named if isinstance(named, str) else text_of(value)

    identities = Entries(
        draft, "user_identities", "Type", "Identity", "web.event", "short.identity"
    )
    table = f"web.event.{text_of(tree['dt'])}"
    known = table if table in draft.keys.objects else "web.event"
    draft.copy(tree, known, data, special={"dt": kind, "ui": identities.take})
    event["data"] = data
    return ()


WEB = Shape("web-v1", "an event of the web SDK before version 3", _sure, translate=_translate)
