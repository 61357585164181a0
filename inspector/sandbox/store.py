"""What the sandbox took: users with their attributes, their events in order, what it discarded."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from inspector.model.json import Json
from inspector.sandbox import rules
from inspector.sandbox.rules import Body


@dataclass(frozen=True, slots=True)
class HeldEvent:
    """One event of a user."""

    action: str
    attributes: Mapping[str, Json]
    time: str
    """`current_time` as it was sent; empty where it was not."""
    received: str
    """When the sandbox got it, ISO 8601 in UTC."""


@dataclass(frozen=True, slots=True)
class HeldUser:
    """A user as MoEngage would know it."""

    customer_id: str
    attributes: Mapping[str, Json]
    events: tuple[HeldEvent, ...]


@dataclass(frozen=True, slots=True)
class Discarded:
    """Answered with 200 and not ingested."""

    customer_id: str
    what: str
    """`user update`, or the event's name."""
    reason: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything at one moment."""

    users: tuple[HeldUser, ...] = ()
    """In the order they were first seen."""
    discarded: tuple[Discarded, ...] = ()
    accepted: int = 0
    """Requests answered with 200."""
    refused: int = 0
    """Requests answered with an error."""

    @property
    def events(self) -> int:
        """How many events the users have."""
        return sum(len(user.events) for user in self.users)


@dataclass(slots=True)
class _User:
    attributes: dict[str, Json] = field(default_factory=dict)
    events: list[HeldEvent] = field(default_factory=list)
    shown: HeldUser | None = None
    """What the last snapshot said, while it is still true."""


class Store:
    """Filled by the server's thread, read by any."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._users: dict[str, _User] = {}
        self._discarded: list[Discarded] = []
        self._accepted = 0
        self._refused = 0

    def accept(self, found: tuple[tuple[str, Body], ...], now: datetime) -> None:
        """Takes the entries of one request that was answered with 200."""
        with self._guard:
            self._accepted += 1
            for kind, body in found:
                if kind == "customer":
                    self._update(body)
                elif kind == "event":
                    self._add_events(body, now)

    def refuse(self) -> None:
        """Counts a request that was answered with an error."""
        with self._guard:
            self._refused += 1

    def snapshot(self) -> Snapshot:
        """What is held now."""
        with self._guard:
            return Snapshot(
                users=tuple(_shown(name, user) for name, user in self._users.items()),
                discarded=tuple(self._discarded),
                accepted=self._accepted,
                refused=self._refused,
            )

    def _update(self, body: Body) -> None:
        name = str(body.get("customer_id"))
        reason = rules.discard_reason("customer", body)
        if not reason and body.get("update_existing_only") is True and name not in self._users:
            reason = "The user does not exist, and “update_existing_only” is true."
        if reason:
            self._discarded.append(Discarded(name, "user update", reason))
            return
        attributes = body.get("attributes")
        if isinstance(attributes, dict):
            _merge(self._user(name).attributes, attributes)

    def _add_events(self, body: Body, now: datetime) -> None:
        name = str(body.get("customer_id"))
        reason = rules.discard_reason("event", body)
        for action in rules.actions(body):
            why = reason or rules.time_reason(action, now)
            if why:
                self._discarded.append(Discarded(name, str(action.get("action")), why))
            else:
                self._user(name).events.append(_held(action, now))

    def _user(self, name: str) -> _User:
        user = self._users.setdefault(name, _User())
        user.shown = None
        return user


def _shown(name: str, user: _User) -> HeldUser:
    if user.shown is None:
        user.shown = HeldUser(name, dict(user.attributes), tuple(user.events))
    return user.shown


def _held(action: Body, now: datetime) -> HeldEvent:
    attributes = action.get("attributes")
    return HeldEvent(
        action=str(action.get("action")),
        attributes=attributes if isinstance(attributes, dict) else {},
        time=str(action.get("current_time", "")),
        received=now.astimezone(UTC).isoformat(timespec="milliseconds"),
    )


def _merge(held: dict[str, Json], new: Body) -> None:
    """Later values win; the two array commands change a list in place of setting an attribute."""
    for name, value in new.items():
        if name == "addValueToArrayField" and isinstance(value, dict):
            for key, items in value.items():
                before = held.get(key)
                held[key] = (before if isinstance(before, list) else []) + _listed(items)
        elif name == "removeValueFromArrayField" and isinstance(value, dict):
            for key, items in value.items():
                before = held.get(key)
                if isinstance(before, list):
                    held[key] = [item for item in before if item not in _listed(items)]
        else:
            held[name] = value


def _listed(value: Json) -> list[Json]:
    return value if isinstance(value, list) else [value]
