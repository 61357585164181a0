"""The words of the What if tab: what is tried, what it does to this event and to all. Pure."""

from collections.abc import Iterator
from html import escape

from inspector.index.forecast import Changes
from inspector.model.batch import Event
from inspector.model.inspection import Inspection
from inspector.model.json import leaves, unescape
from inspector.model.mapping import DISPUTES, MappingSettings
from inspector.model.workspace_rule import What
from inspector.ui import words
from inspector.ui.models.difference import differences
from inspector.ui.widgets.settings_form import ACTION_NAMES, DECISIONS, DISPUTED, IDENTITIES

MOST = 12
"""Differences that are listed; the rest is counted."""

_APPEARED = {"rule.applied": "changed by a rule"}
_VANISHED = {"rule.applied": "no longer changed by a rule"}
_SWITCHED = {True: "on", False: "off"}


def tried(held: MappingSettings, settings: MappingSettings) -> list[str]:
    """How `settings` differ from what the workspace holds, a phrase each."""
    found = []
    if settings.identity is not held.identity:
        found.append(f"keyed on {IDENTITIES[settings.identity]}")
    if settings.objects is not held.objects:
        found.append(f"objects {_SWITCHED[settings.objects]}")
    if settings.commerce is not held.commerce:
        found.append(f"commerce {_SWITCHED[settings.commerce]}")
    if settings.action_names is not held.action_names:
        found.append(f"commerce events {ACTION_NAMES[settings.action_names]}")
    for name in DISPUTES:
        if (decision := settings.decision(name)) is not held.decision(name):
            found.append(f"{DISPUTED[name].lower()}: {DECISIONS[decision]}")
    found += [f"+ {rule.sentence}" for rule in settings.rules if rule not in held.rules]
    found += [f"− {rule.sentence}" for rule in held.rules if rule not in settings.rules]
    if settings.rules != held.rules and set(settings.rules) == set(held.rules):
        found.append("rules in another order")
    return found


def ruled(pointer: str) -> tuple[What, str] | None:
    """What a rule about the field at `pointer` would concern, and its name; without one for the
    name of the event itself. None where no rule can be about it."""
    match [unescape(token) for token in pointer.split("/")[1:]]:
        case ["user_attributes", name, *_]:
            return What.USER_ATTRIBUTE, name
        case ["events", _, "data", "custom_attributes", name, *_]:
            return What.EVENT_ATTRIBUTE, name
        case ["events", _, "data", "product_action", "products", _, "custom_attributes", name, *_]:
            return What.PRODUCT_ATTRIBUTE, name
        case [
            "events",
            _,
            "data",
            "product_impressions",
            _,
            "products",
            _,
            "custom_attributes",
            name,
            *_,
        ]:
            return What.PRODUCT_ATTRIBUTE, name
        case ["events", _, "data", "event_name" | "screen_name"]:
            return What.EVENT, ""
        case ["events", _, "data", "product_action" | "promotion_action", "action"]:
            return What.EVENT, ""
    return None


def names(event: Event) -> dict[What, list[str]]:
    """What the event has that a rule can name."""
    found: dict[What, list[str]] = {what: [] for what in What}
    found[What.EVENT] = [event.name] if event.name else []
    own = (event.pointer + pointer for pointer, _ in leaves(event.tree))
    shared = leaves({"user_attributes": event.batch.part("user_attributes")})
    for pointer in (*own, *(pointer for pointer, _ in shared)):
        if (about := ruled(pointer)) and about[1]:
            found[about[0]].append(about[1])
    return {what: list(dict.fromkeys(each)) for what, each in found.items()}


def this_event(before: Inspection, after: Inspection) -> str:
    """What becomes of the event on screen, as rich text."""
    lines = [f"<b>This event:</b> {_outcome(before)}"]
    if after.verdict is not before.verdict or after.badge != before.badge:
        lines[0] += f" → {_outcome(after)}"
    else:
        lines[0] += ", as now"
    found = differences(before, after)
    lines += [escape(each.sentence) for each in found[:MOST]]
    if len(found) > MOST:
        lines.append(f"and {words.plural(len(found) - MOST, 'more field')}")
    if not found:
        lines.append("Its requests stay as they are.")
    return "<br>".join(lines)


def all_events(changes: Changes) -> str:
    """What becomes of all events, as rich text; every count is a link to the events."""
    lines = [f"<b>All events:</b> {changes.looked_at:,} looked at"]
    lines += _verdicts(changes)
    lines += [
        _link(f"+{code}", count, _APPEARED.get(code, f"get {code}"))
        for code, count in changes.appeared.items()
    ]
    lines += [
        _link(f"-{code}", count, _VANISHED.get(code, f"lose {code}"))
        for code, count in changes.vanished.items()
    ]
    if len(lines) == 1:
        lines.append("No verdict changes, no problem comes or goes.")
    return "<br>".join(lines)


def _verdicts(changes: Changes) -> Iterator[str]:
    for (before, after), count in changes.verdicts.items():
        yield _link(f"{before}>{after}", count, f"{before} → {after}")


def _link(href: str, count: int, what: str) -> str:
    style = "text-decoration:none"
    events = words.plural(count, "event")
    return f'<a href="{escape(href)}" style="{style}">{events}</a> {escape(what)}'


def _outcome(inspection: Inspection) -> str:
    return escape(inspection.badge)
