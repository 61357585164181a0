"""mParticle's side: what a reader found, the batch in it, the events of the batch."""

from dataclasses import dataclass, field
from enum import StrEnum

from inspector.model.identity import CUSTOMER_ID, CUSTOMER_ID_SPELLINGS, in_order
from inspector.model.json import Json, encode, text_of
from inspector.model.problems import Finding

_PROMOTIONS = {"0": "unknown", "1": "view", "2": "click"}
"""What the web SDK means by the number it sends as a promotion's action."""


class Kind(StrEnum):
    """What one unit of a source is."""

    BATCH = "batch"
    OTHER = "other"
    """Recognised traffic that carries no events: counted, hidden, never mapped."""
    UNREADABLE = "unreadable"
    """Not JSON, or JSON that is no batch; `findings` says why and where."""


@dataclass(frozen=True, slots=True)
class Record:
    """One unit a reader found in a source: a line, an array item, a HAR entry."""

    number: int
    """Counts up from 1 within the source; its own number unless units before it held several."""
    unit: str
    """The word for it: `line`, `item`, `entry`, `value`."""
    offset: int
    """Byte in the source where the unit starts."""
    raw: bytes
    """The text exactly as found, without the white space around it."""
    kind: Kind = Kind.BATCH
    findings: tuple[Finding, ...] = ()
    label: str = ""
    """What other traffic was, in a few words."""
    about: str = ""
    """What a recording tells of it: `POST https://…/v1/identify`."""
    answer: bytes = b""
    """What an identity call was answered, where a recording tells."""
    repaired: bytes = b""
    """`raw` with comments and commas too many blanked out, where it had any; as long as `raw`, so
    that every byte keeps its place. A finding `json.repaired` says so."""
    name: str = ""
    """The way to it: `line 3, item 2`. Empty where unit and number say it."""
    inside: str = ""
    """The text that holds it where that is not the source itself: `unpacked text`, `body`. Then
    `offset` is the byte in the source where the package starts."""
    inner: int = 0
    """Byte in that text where the unit starts."""

    @property
    def text(self) -> bytes:
        """The JSON text to be read."""
        return self.repaired or self.raw

    @property
    def place(self) -> str:
        """Where it stands, for a sentence: `line 3, byte 120`."""
        return self.at(0)

    def at(self, offset: int) -> str:
        """Where byte `offset` of `raw` stands, for a sentence."""
        name = self.name or f"{self.unit} {self.number}"
        if self.inside:
            return f"{name}, byte {self.inner + offset} of the {self.inside}"
        return f"{name}, byte {self.offset + offset}"


@dataclass(frozen=True, slots=True)
class Other:
    """Recognised traffic that carries no events."""

    label: str
    """What it is, in a few words: `identity call`."""


@dataclass(frozen=True, slots=True)
class Batch:
    """A decoded mParticle batch in its canonical reading (mParticle JSON reference)."""

    record: Record
    shape: str
    """Which dialect was recognised: `events-api`, `native`, `firehose`."""
    tree: dict[str, Json]
    findings: tuple[Finding, ...] = ()
    translated: bool = False
    """Whether the record is written in other words than `tree`: short keys, lists for objects."""

    @property
    def text(self) -> bytes:
        """The JSON text of `tree`, which every pointer speaks of: the record's own text, byte for
        byte, where it is written in canonical words."""
        return encode(self.tree) if self.translated else self.record.text

    @property
    def events(self) -> tuple["Event", ...]:
        """The events in order. An item that is no object still is an event, with nothing in it."""
        items = self.tree.get("events")
        return tuple(
            [
                Event(self, index, item if isinstance(item, dict) else {})
                for index, item in enumerate(items if isinstance(items, list) else [])
            ]
        )

    def part(self, key: str) -> dict[str, Json]:
        """A top-level object such as `device_info`; empty where it is absent or no object."""
        value = self.tree.get(key)
        return value if isinstance(value, dict) else {}

    @property
    def identities(self) -> tuple[tuple[str, str], ...]:
        """The identities it carries by canonical name, values as text; customer id, e-mail and
        mpid first. Schema, server SDKs and partners spell the customer id in three ways."""
        found = {
            CUSTOMER_ID if key in CUSTOMER_ID_SPELLINGS else key: text_of(value)
            for key, value in self.part("user_identities").items()
            if value is not None
        }
        if (mpid := self.tree.get("mpid")) is not None:
            found["mpid"] = text_of(mpid)
        return in_order(found)

    @property
    def environment(self) -> str:
        """`development` or `production` (the documented default)."""
        value = self.tree.get("environment")
        return value.lower() if isinstance(value, str) else "production"


@dataclass(frozen=True, slots=True)
class Event:
    """One event of a batch. `tree` is the whole item, `data` its payload."""

    batch: Batch = field(repr=False)
    index: int
    tree: dict[str, Json]

    @property
    def pointer(self) -> str:
        """Where the event stands in its batch."""
        return f"/events/{self.index}"

    @property
    def event_type(self) -> str:
        """mParticle's `event_type`, or an empty text."""
        return _text(self.tree.get("event_type"))

    @property
    def data(self) -> dict[str, Json]:
        """mParticle's `data`; empty where it is absent or no object."""
        value = self.tree.get("data")
        return value if isinstance(value, dict) else {}

    @property
    def name(self) -> str:
        """What a person calls the event: event, screen, attribute or action name."""
        data = self.data
        action = data.get("product_action") or data.get("promotion_action")
        if isinstance(action, dict):
            name = action.get("action")
            web = action is data.get("promotion_action") and name.__class__ is int
            return _PROMOTIONS.get(str(name), str(name)) if web else _text(name)
        for key in ("event_name", "screen_name", "user_attribute_name", "message"):
            if name := _text(data.get(key)):
                return name
        if data.get("product_impressions"):
            return "impression"
        new = data.get("new") or data.get("old")
        if isinstance(new, dict):
            return _text(new.get("identity_type"))
        return _text(data.get("application_transition_type"))

    @property
    def time_ms(self) -> int | None:
        """`timestamp_unixtime_ms` of the event, else of its batch; None where neither is whole."""
        for holder in (self.data, self.batch.tree):
            value = holder.get("timestamp_unixtime_ms")
            if isinstance(value, int) and not isinstance(value, bool):
                return value
        return None


def _text(value: Json) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)
