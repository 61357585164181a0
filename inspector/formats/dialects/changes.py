"""Firehose tells several changes of a user in one event; the Events API has one event for each."""

from copy import deepcopy

from inspector.formats.draft import Draft, Tree
from inspector.model.json import Json, escape, text_of


def changed_attributes(item: Tree, draft: Draft, at: str) -> list[Json]:
    """An event for each name in `added` or `removed`, which hold attributes by name."""
    added, removed = item.get("added", {}), item.get("removed", {})
    if not isinstance(added, dict) or not isinstance(removed, dict) or not (added or removed):
        return [_event(item, "user_attribute_change", draft, at)]
    events: list[Json] = []
    for name in dict.fromkeys([*added, *removed]):
        change: Tree = {"user_attribute_name": name, "new": added.get(name)}
        if name in removed:
            change["old"] = removed[name]
        change["deleted"] = name not in added
        draft.names[f"{at}/added/{escape(name)}"] = "new"
        draft.names[f"{at}/removed/{escape(name)}"] = "old"
        events.append(_event(_rest(item), "user_attribute_change", draft, at, change))
    return events


def changed_identities(item: Tree, draft: Draft, at: str) -> list[Json]:
    """An event for each type in `added` or `removed`, which are lists of identities."""
    added, removed = item.get("added", []), item.get("removed", [])
    new, old = _by_type(added), _by_type(removed)
    if new is None or old is None or not (new or old):
        return [_event(item, "user_identity_change", draft, at)]
    return [
        _event(
            _rest(item),
            "user_identity_change",
            draft,
            at,
            {"new": _identity(new.get(kind), draft), "old": _identity(old.get(kind), draft)},
        )
        for kind in dict.fromkeys([*new, *old])
    ]


def _event(item: Tree, kind: str, draft: Draft, at: str, change: Tree | None = None) -> Json:
    data: Tree = dict(change or {})

    def named(_: Json, __: str) -> None:
        """`event_type` says it."""

    draft.copy(item, "firehose.event", data, at, {"type": named})
    return {"event_type": kind, "data": data}


def _rest(item: Tree) -> Tree:
    """Everything but the changes, anew for each event: they must not share an object."""
    rest = {key: value for key, value in item.items() if key not in ("added", "removed")}
    return deepcopy(rest)


def _by_type(listed: Json) -> dict[str, Tree] | None:
    """The identities of a list by their type; None where they cannot be told apart by it."""
    if not isinstance(listed, list):
        return None
    found: dict[str, Tree] = {}
    for entry in listed:
        if not isinstance(entry, dict) or "type" not in entry or "value" not in entry:
            return None
        found[text_of(entry["type"])] = entry
    return found if len(found) == len(listed) else None


def _identity(entry: Tree | None, draft: Draft) -> Json:
    if entry is None:
        return None
    rest = {key: value for key, value in entry.items() if key not in ("type", "value")}
    kind = draft.choose("firehose.identity", entry["type"])
    return {"identity_type": kind, "identity": entry["value"], **rest}
