"""What MoEngage would say to a body: pure, word for word by the names in `answers.toml`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec

from inspector.model.json import Json, decode
from inspector.moengage import tables

Body = dict[str, Json]

_ELEMENT_TYPES = ("customer", "event", "device")


@dataclass(frozen=True, slots=True)
class Fault:
    """A refusal: a row of the answers, and what fills the gap in its text."""

    name: str
    gap: str = ""


def body_fault(family: str, raw: bytes) -> Fault | None:
    """Why MoEngage would refuse this body; None where it takes it."""
    if not raw.strip():
        return Fault("empty_body")
    try:
        body = decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return Fault("malformed")
    if not isinstance(body, dict):
        return Fault("not_an_object")
    match family:
        case "customer":
            return _identity_fault(body) or _customer_fault(body)
        case "event":
            return _identity_fault(body) or _event_fault(body)
        case "transition":
            return _transition_fault(body)
    return None


def entries(family: str, raw: bytes) -> tuple[tuple[str, Body], ...]:
    """What a body without fault holds, one user update or event call each, in order."""
    body = decode(raw)
    if not isinstance(body, dict):
        return ()
    if family != "transition":
        return ((family, body),)
    return tuple((str(item.get("type")), item) for item in _objects(body.get("elements")))


def cost(found: tuple[tuple[str, Body], ...]) -> dict[str, int]:
    """What a request uses up of the limits: user updates and single events."""
    used = {"customer": 0, "event": 0}
    for kind, body in found:
        if kind == "event":
            used["event"] += sum(1 for _ in actions(body))
        elif kind == "customer":
            used["customer"] += 1
    return used


def actions(body: Body) -> Iterator[Body]:
    """The events of an event call."""
    return _objects(body.get("actions"))


def discard_reason(kind: str, body: Body) -> str:
    """Why something accepted is never ingested, as a sentence; empty where it is."""
    if body.get("type") != kind:
        return f"“type” is not “{kind}”: the word is compared exactly."
    return tables.customer_ids().fault(str(body.get("customer_id")))


def time_reason(action: Body, now: datetime) -> str:
    """Why an event's time keeps it from being ingested, as a sentence; empty where it does not."""
    for key in ("current_time", "user_time"):
        when = moment(action.get(key))
        if when is not None:
            return f"It is dated {when:%Y-%m-%d %H:%M:%S} UTC, in the future." if when > now else ""
    return ""


def moment(value: Json) -> datetime | None:
    """A time as MoEngage takes it: ISO 8601, or seconds or milliseconds since the epoch."""
    try:
        number = float(str(value))
    except ValueError:
        return _iso(value)
    try:
        return datetime.fromtimestamp(number / 1000 if number > 1e11 else number, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _iso(value: Json) -> datetime | None:
    try:
        when = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def _identity_fault(body: Body) -> Fault | None:
    if "customer_id" not in body:
        return Fault("missing_customer_id")
    customer_id = body["customer_id"]
    if not isinstance(customer_id, str):
        return Fault("not_a_string")
    return None if customer_id else Fault("empty_customer_id")


def _customer_fault(body: Body) -> Fault | None:
    attributes = body.get("attributes", {})
    if not isinstance(attributes, dict):
        return Fault("missing_attributes")
    added, removed = (
        attributes.get(key) for key in ("addValueToArrayField", "removeValueFromArrayField")
    )
    if isinstance(added, dict) and isinstance(removed, dict):
        for name in added:
            if name in removed:
                return Fault("array_field", name)
    return None


def _event_fault(body: Body) -> Fault | None:
    found = body.get("actions")
    if not isinstance(found, list) or not found:
        return Fault("missing_actions")
    for action in found:
        if not isinstance(action, dict):
            return Fault("incorrect_action")
        name = action.get("action", "")
        if not isinstance(name, str):
            return Fault("incorrect_action")
        if not name:
            return Fault("missing_action")
    return None


def _transition_fault(body: Body) -> Fault | None:
    elements = body.get("elements")
    if not isinstance(elements, list) or not elements:
        return Fault("empty_elements")
    for element in elements:
        if not isinstance(element, dict) or element.get("type") not in _ELEMENT_TYPES:
            return Fault("element_type")
        fault = _identity_fault(element)
        if fault is None and element["type"] == "event":
            fault = _event_fault(element)
        if fault is not None:
            return fault
    return None


def _objects(value: Json) -> Iterator[Body]:
    return (item for item in (value if isinstance(value, list) else ()) if isinstance(item, dict))
