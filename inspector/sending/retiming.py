"""Other times for events that are sent long after they happened. Pure."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from inspector.model.delivery import Item
from inspector.model.json import Json
from inspector.model.mapping import Request
from inspector.sending.choices import Times

_FIELDS = ("current_time", "user_time")

MEANINGS = {
    Times.KEEP: "Events keep their times. MoEngage puts them there in the user's profile; segments "
    "and campaigns count them from when they are received.",
    Times.SHIFT: "All events move by the same span, so that the newest happens now. Their order "
    "and the time between them stay.",
    Times.NOW: "Events carry no time, and MoEngage dates each when it receives it.",
}
"""What each choice means in MoEngage (Data API reference, Track Event)."""


def retimed(items: Iterable[Item], times: Times, now_ms: int) -> tuple[Item, ...]:
    """The items with the times that were chosen."""
    items = tuple(items)
    if times is Times.KEEP:
        return items
    newest = max((item.time_ms for item in items if item.time_ms is not None), default=now_ms)
    span = now_ms - newest if times is Times.SHIFT else None
    return tuple(_retimed(item, span) for item in items)


def _retimed(item: Item, span: int | None) -> Item:
    time_ms = None if span is None or item.time_ms is None else item.time_ms + span
    return replace(
        item, requests=tuple(_moved(each, span) for each in item.requests), time_ms=time_ms
    )


def _moved(request: Request, span: int | None) -> Request:
    actions = request.body.get("actions")
    if not isinstance(actions, list):
        return request
    moved: list[Json] = [
        _action(each, span) if isinstance(each, dict) else each for each in actions
    ]
    return replace(request, body=request.body | {"actions": moved})


def _action(action: dict[str, Json], span: int | None) -> dict[str, Json]:
    if span is None:
        return {key: value for key, value in action.items() if key not in _FIELDS}
    return {key: _later(value, span) if key in _FIELDS else value for key, value in action.items()}


def _later(value: Json, span: int) -> Json:
    """An ISO 8601 time as the mapping writes it; anything else stays as it is."""
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
        if moment is None:
            return value
        moved = moment.astimezone(UTC) + timedelta(milliseconds=span)
    except (ValueError, OverflowError):
        return value
    return f"{moved:%Y-%m-%dT%H:%M:%S}.{moved.microsecond // 1000:03}Z"
