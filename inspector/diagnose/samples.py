"""For every problem a small batch that has it and one that comes close, from
`resources/samples/problems/`. The tests go by them, and the help pages show them."""

import re
from base64 import b64decode
from collections.abc import Mapping

import msgspec

from inspector.diagnose.catalog import CatalogError
from inspector.model.json import encode
from inspector.model.mapping import DISPUTES, Decision, Identity, MappingSettings
from inspector.model.workspace_rule import WorkspaceRule

NOW_MS = 1_795_435_200_000
"""The clock of the samples: 2026-11-23 12:00:00 UTC."""

_REPEATED = re.compile(r"«(.+?)\*(\d+)»", re.DOTALL)


class Sample(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One batch, written as what differs from a plain event of a known user. In its texts `«x*600»`
    stands for 600 times x, with `#` in it counting up."""

    event: str = ""
    """JSON: the event, where it is not the plain one."""
    parts: str = ""
    """JSON: what stands in the batch beside its events, instead of the plain identities or in
    addition to them."""
    text: str = ""
    """The whole text, where it is no batch of one event."""
    base64: str = ""
    """The whole bytes, where they are no text."""
    identity: Identity = Identity.CUSTOMER_ID
    objects: bool = False
    commerce: bool = True
    disputed: Decision = Decision.ASK
    live: bool | None = None
    rules: tuple[WorkspaceRule, ...] = ()

    @property
    def data(self) -> bytes:
        """The bytes of the sample, as they would be opened."""
        if self.base64:
            return b64decode(self.base64)
        if self.text:
            return _written_out(self.text)
        event = msgspec.Raw(_written_out(self.event)) if self.event else _PLAIN
        parts = msgspec.json.decode(_written_out(self.parts or "{}"), type=dict[str, msgspec.Raw])
        return encode({"events": [event], "user_identities": _KNOWN} | parts)

    @property
    def settings(self) -> MappingSettings:
        """The workspace it is checked under."""
        disputed = () if self.disputed is Decision.ASK else DISPUTES
        return MappingSettings(
            self.identity,
            objects=self.objects,
            commerce=self.commerce,
            disputed=tuple((name, self.disputed) for name in disputed),
            rules=self.rules,
            live=self.live,
        )


class Samples(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The two samples of a problem."""

    code: str
    triggers: Sample
    passes: Sample = Sample()
    """Comes close, and does not have the problem."""


class _Table(msgspec.Struct, forbid_unknown_fields=True):
    sample: tuple[Samples, ...]


def load_samples(texts: Mapping[str, bytes]) -> dict[str, Samples]:
    """The samples by problem code, from TOML texts by file name. Raises CatalogError."""
    found: dict[str, Samples] = {}
    for name, text in texts.items():
        try:
            rows = msgspec.toml.decode(text, type=_Table).sample
        except msgspec.DecodeError as error:
            raise CatalogError(f"{name}: {error}") from error
        for row in rows:
            if row.code in found:
                raise CatalogError(f"{name}: the samples of {row.code!r} stand twice")
            found[row.code] = row
    return found


def _written_out(text: str) -> bytes:
    def repeat(match: re.Match[str]) -> str:
        return "".join(match[1].replace("#", str(at)) for at in range(int(match[2])))

    return _REPEATED.sub(repeat, text).encode()


_KNOWN = {"customer_id": "c-88213"}
_PLAIN = {
    "event_type": "custom_event",
    "data": {"timestamp_unixtime_ms": NOW_MS, "event_name": "Checkout Started"},
}
