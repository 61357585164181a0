"""The lines of JSON that `check` and `map` print (README, A journey)."""

import msgspec

from inspector.cli.common import Found
from inspector.cli.words import iso
from inspector.model.inspection import Inspection
from inspector.model.json import Json, encode
from inspector.model.mapping import Link

_MOST = 5_000
"""Sets of links that are kept written out: many events have the same ones."""


class Lines:
    """Writes lines of one source after the other."""

    def __init__(self, links: bool = True) -> None:
        """`links`: whether `mapped` says what became of each field."""
        self._links = links
        self._written: dict[int, tuple[tuple[Link, ...], msgspec.Raw]] = {}

    def mapped(self, found: Found) -> str:
        """The line of `map`."""
        inspection = found.inspection
        line: dict[str, object] = {
            "source": found.source,
            "batch": found.key.record,
            "event": inspection.event.index if inspection.event else None,
            "verdict": inspection.verdict.value,
            "requests": [
                {"method": "POST", "path": request.path, "body": request.body}
                for request in inspection.mapping.requests
            ],
        }
        if self._links:
            line["links"] = self._links_of(inspection.mapping.links)
        line["diagnostics"] = _diagnostics(inspection)
        return encode(line).decode()

    def checked(self, found: Found) -> str:
        """The line of `check`."""
        inspection = found.inspection
        event = inspection.event
        identity: dict[str, Json] = dict(inspection.identities)
        line = {
            "source": found.source,
            "batch": found.key.record,
            "event": event.index if event else None,
            "event_type": event.event_type if event else None,
            "name": event.name if event else None,
            "time": iso(event.time_ms) if event else None,
            "identity": identity,
            "verdict": inspection.verdict.value,
            "diagnostics": _diagnostics(inspection),
        }
        return encode(line).decode()

    def _links_of(self, links: tuple[Link, ...]) -> msgspec.Raw:
        """The links as JSON; those of an event like one before are written already."""
        known = self._written.get(id(links))
        if known:
            return known[1]
        written = msgspec.Raw(
            encode(
                [
                    {"from": link.sources, "to": link.target, "kind": link.kind, "rule": link.rule}
                    for link in links
                ]
            )
        )
        if len(self._written) > _MOST:
            self._written.clear()
        self._written[id(links)] = (links, written)  # which keeps the id theirs
        return written


def _diagnostics(inspection: Inspection) -> list[dict[str, Json]]:
    return [
        {
            "code": problem.code,
            "severity": problem.severity.value,
            "message": problem.message,
            "pointer": problem.pointer,
        }
        for problem in inspection.diagnostics
    ]
