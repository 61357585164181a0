"""From events to requests on their way: one call each, or many events in one bulk call. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from inspector.model.delivery import Item
from inspector.model.json import Json
from inspector.model.mapping import Request
from inspector.moengage import tables

BULK = "transition"
_USER_COMMANDS = ("addValueToArrayField", "removeValueFromArrayField")


@dataclass(frozen=True, slots=True)
class Parcel:
    """One request and the events it carries."""

    number: int
    """Counts from 0 in its run."""
    request: Request
    items: tuple[Item, ...]
    last: bool = True
    """Whether nothing more of its events follows."""

    @property
    def cost(self) -> dict[str, int]:
        """What it uses up of the limits: user updates and single events."""
        return cost(self.request)

    @property
    def repeatable(self) -> bool:
        """Whether a second copy changes nothing: MoEngage knows no duplicates (Data API overview),
        so only setting a user's attributes is."""
        attributes = self.request.body.get("attributes")
        commands = attributes if isinstance(attributes, dict) else {}
        return self.request.family == "customer" and not any(k in commands for k in _USER_COMMANDS)


Lane = tuple[Parcel, ...]
"""Parcels that go out one after the other; lanes are independent of each other."""


def events_in(lane: Lane) -> int:
    """How many events its requests hold."""
    return sum(parcel.cost["event"] for parcel in lane)


def cost(request: Request) -> dict[str, int]:
    """What a request uses up of the limits: user updates and single events."""
    used = {"customer": 0, "event": 0}
    for body in _elements(request):
        actions = body.get("actions")
        if body.get("type") == "event":
            used["event"] += len(actions) if isinstance(actions, list) else 1
        else:
            used["customer"] += 1
    return used


def single(items: Iterable[Item]) -> tuple[Lane, ...]:
    """One call for each request, a lane for each user."""
    lanes: dict[str, list[Parcel]] = {}
    number = 0
    for item in items:
        lane = lanes.setdefault(item.user, [])
        for request in item.requests:
            lane.append(Parcel(number, request, (item,), request is item.requests[-1]))
            number += 1
    return tuple(map(tuple, lanes.values()))


def bulk(items: Iterable[Item]) -> tuple[Lane, ...]:
    """Bulk calls below their size limit. A user's events stay together and in their order: only
    where they do not fit into one call do they take several, in one lane."""
    lanes: list[list[list[Item]]] = [[]]
    room = 0
    for group in _by_user(items):
        sizes = [size_of(item) for item in group]
        if sum(sizes) > room and lanes[-1]:
            lanes.append([])
        for item, size in zip(group, sizes, strict=True):
            if not lanes[-1] or size > room:
                lanes[-1].append([])
                room = tables.endpoint(BULK).send_bytes - len(_bulk(()).encoded())
            lanes[-1][-1].append(item)
            room -= size
    return tuple(_numbered(lane for lane in lanes if lane))


def fits_bulk(item: Item) -> bool:
    """Whether an event with its user update fits into a bulk call at all."""
    return size_of(item) + len(_bulk(()).encoded()) <= tables.endpoint(BULK).send_bytes


def size_of(item: Item) -> int:
    """Bytes an event takes in a bulk call, with the commas around it."""
    return sum(len(request.encoded()) + 1 for request in item.requests)


def _numbered(lanes: Iterable[list[list[Item]]]) -> Iterator[Lane]:
    number = 0
    for lane in lanes:
        parcels = []
        for items in lane:
            parcels.append(Parcel(number, _bulk(items), tuple(items)))
            number += 1
        yield tuple(parcels)


def _bulk(items: Iterable[Item]) -> Request:
    elements: list[Json] = [request.body for item in items for request in item.requests]
    return Request(BULK, {"type": BULK, "elements": elements})


def _by_user(items: Iterable[Item]) -> Iterable[list[Item]]:
    users: dict[str, list[Item]] = {}
    for item in items:
        users.setdefault(item.user, []).append(item)
    return users.values()


def _elements(request: Request) -> list[dict[str, Json]]:
    elements = request.body.get("elements")
    if not isinstance(elements, list):
        return [request.body]
    return [each for each in elements if isinstance(each, dict)]
