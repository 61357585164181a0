"""What a check may look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from inspector.diagnose.names import Names
from inspector.model.batch import Event
from inspector.model.json import Json
from inspector.model.mapping import Mapping, MappingSettings


class World(NamedTuple):
    """What a check may know besides the event."""

    settings: MappingSettings
    names: Names
    now_ms: int | None = None
    """The clock for the future-date check; None leaves that check out."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One event, what it becomes, and the world it is checked in."""

    event: Event
    mapping: Mapping
    settings: MappingSettings
    names: Names
    now_ms: int | None = None
    """The clock for the future-date check; None leaves that check out."""

    @property
    def action(self) -> dict[str, Json]:
        """The MoEngage action the event becomes; empty where it becomes none."""
        for request in self.mapping.requests:
            actions = request.body.get("actions")
            if isinstance(actions, list) and actions and isinstance(actions[0], dict):
                return actions[0]
        return {}

    def attributes(self) -> Iterator[tuple[int, str, dict[str, Json]]]:
        """The attributes of each request: its number, where they stand in its body, and they."""
        for number, request in enumerate(self.mapping.requests):
            of_user = request.family == "customer"
            found = (request.body if of_user else self.action).get("attributes")
            if isinstance(found, dict):
                yield number, "/attributes" if of_user else "/actions/0/attributes", found

    def sources_of(self, target: str) -> tuple[str, ...]:
        """Where a field of the last request comes from. `target` is a pointer in its body."""
        at = f"/{len(self.mapping.requests) - 1}{target}"
        return next((link.sources for link in self.mapping.links if link.target == at), ())
