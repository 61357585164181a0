"""Going over the batches of a source once. This runs for every event: it keeps numbers only."""

from collections.abc import Iterable
from decimal import Decimal

import numpy as np

from inspector.diagnose.across.facts import (
    BATCH_KINDS,
    CHANGES_ATTRIBUTES,
    CHANGES_IDENTITIES,
    EVENT_KINDS,
    HAS_ATTRIBUTES,
    HAS_DEVICE,
    HAS_EVENTS,
    NO_TIME,
    OUTBOUND,
    Attribute,
    Change,
    Facts,
    column,
    digest,
    key,
)
from inspector.diagnose.across.found import Numbers
from inspector.diagnose.checks.told import short
from inspector.diagnose.checks.values import is_moengage_date
from inspector.diagnose.names import is_gap
from inspector.model.batch import Batch
from inspector.model.identity import CUSTOMER_ID, CUSTOMER_ID_SPELLINGS
from inspector.model.json import Json, encode, text_of

MOST_SHAPES = 50_000
"""Sets of attributes that are told apart. A source with more gives every event names of its own;
the rest is not compared."""

_DEVICE_IDS = (
    "ios_idfv", "android_uuid", "android_advertising_id", "ios_advertising_id", "amp_id",
    "roku_advertising_id", "fire_advertising_id", "microsoft_advertising_id",
)  # fmt: skip
_NO_DEVICE = "00000000-0000-0000-0000-000000000000"
_OUTBOUND_MARKS = ("batch_id", "message_id")
_WIDEST = 2**63 - 1


class Gatherer:
    """Takes batch after batch."""

    def __init__(self) -> None:
        self._batches: dict[str, list[Numbers]] = {name: [] for name in BATCH_KINDS}
        self._events: dict[str, list[Numbers]] = {name: [] for name in EVENT_KINDS}
        self._batch_rows: list[tuple[int, ...]] = []
        self._event_rows: list[tuple[int, ...]] = []
        self._taken = 0
        self._changes: list[Change] = []
        self._shapes: dict[tuple[object, ...], int] = {}
        self._attributes: list[tuple[Attribute, ...]] = []
        self._examples: dict[Attribute, str] = {}
        self._shape("event", {})  # number 0: nothing

    def take(self, batch: Batch, first: int, count: int) -> None:
        """Adds a batch whose `count` rows begin at `first` in the source."""
        tree, ids = batch.tree, batch.part("user_identities")
        customer = next((ids[name] for name in CUSTOMER_ID_SPELLINGS if ids.get(name)), None)
        events = tree.get("events")
        items = events[:count] if isinstance(events, list) else []
        device = _device(batch)
        attributes = batch.part("user_attributes")
        user = customer or tree.get("mpid") or device
        whose = _key(user)
        marks = (
            HAS_EVENTS * bool(items)
            | HAS_ATTRIBUTES * bool(attributes)
            | OUTBOUND * any(mark in tree for mark in _OUTBOUND_MARKS)
            | HAS_DEVICE * bool(tree.get("mp_deviceid"))
        )
        time = _time(tree)
        for at, item in enumerate(items):
            event = item if isinstance(item, dict) else {}
            marks |= self._take_event(event, whose, first + at, time)
        for _ in range(count - len(items)):
            self._event_rows.append((NO_TIME, 0, 0, 0, 0))
        self._batch_rows.append(
            (
                first, count, _key(customer), _key(ids.get("email")), _key(tree.get("mpid")),
                _key(device), _key(tree.get("source_request_id")),
                self._shape("user", attributes), marks,
            )
        )  # fmt: skip
        if len(self._batch_rows) >= 4096:
            self._pack()

    def facts(self) -> Facts:
        """What was gathered."""
        self._pack()
        batches = {name: _joined(parts, BATCH_KINDS[name]) for name, parts in self._batches.items()}
        events = {name: _joined(parts, EVENT_KINDS[name]) for name, parts in self._events.items()}
        batch = np.repeat(np.arange(len(batches["first"]), dtype="u4"), batches["count"])
        ends = np.cumsum(batches["count"], dtype="i8")
        inside = np.arange(len(batch)) - (ends - batches["count"])[batch]
        rows = (batches["first"][batch] + inside).astype("u4")
        return Facts(
            batches, events, rows, batch, tuple(self._changes), tuple(self._attributes),
            self._examples,
        )  # fmt: skip

    # -- inside ---------------------------------------------------------------------------------

    def _take_event(self, tree: dict[str, Json], whose: int, row: int, around: int) -> int:
        """Adds an event; what it marks its batch with. `around` is the time of its batch."""
        data = tree.get("data")
        if not isinstance(data, dict):
            data = {}
        own = _time(data)
        time = around if own == NO_TIME else own
        mark = 0
        match tree.get("event_type"):
            case "user_attribute_change":
                mark = CHANGES_ATTRIBUTES
                name = data.get("user_attribute_name")
                shape = self._shape(
                    "user", {name: data.get("new")} if isinstance(name, str) else {}
                )
            case "user_identity_change":
                mark, shape = CHANGES_IDENTITIES, 0
                self._take_change(data, row)
            case _:
                shape = self._shape("event", data.get("custom_attributes"))
        content = 0 if time == NO_TIME else digest(encode(tree)) ^ whose
        session = data.get("session_uuid") or data.get("session_id")
        message = data.get("source_message_id")
        self._event_rows.append(
            (
                time,
                _key(session),
                _digest(message),
                content,
                shape,
            )
        )
        return mark

    def _take_change(self, data: dict[str, Json], row: int) -> None:
        kinds = [_identity(data.get(side)) for side in ("new", "old")]
        name = kinds[0][0] or kinds[1][0]
        if name:
            batch = self._taken + len(self._batch_rows)
            self._changes.append(Change(batch, row, name, kinds[1][1], kinds[0][1]))

    def _shape(self, side: str, attributes: Json) -> int:
        """The number of a set of attributes with their types."""
        if not isinstance(attributes, dict):
            attributes = {}
        types = tuple(map(type_of, attributes.values()))
        found = (side, *attributes, *types)
        number = self._shapes.get(found)
        if number is None and len(self._shapes) >= MOST_SHAPES:
            return 0
        if number is None:
            number = self._shapes[found] = len(self._attributes)
            named = tuple(Attribute(side, n, t) for n, t in zip(attributes, types, strict=True))
            self._attributes.append(tuple(each for each in named if each.type))
            for attribute, value in zip(named, attributes.values(), strict=True):
                self._examples.setdefault(attribute, short(text_of(value)))
        return number

    def _pack(self) -> None:
        for rows, kinds, into in (
            (self._batch_rows, BATCH_KINDS, self._batches),
            (self._event_rows, EVENT_KINDS, self._events),
        ):
            for values, (name, kind) in zip(zip(*rows, strict=True), kinds.items(), strict=False):
                into[name].append(column(list(values), kind))
        self._taken += len(self._batch_rows)
        self._batch_rows, self._event_rows = [], []


def _time(holder: dict[str, Json]) -> int:
    """The time in an event or a batch, where it is a whole number of 64 bits."""
    value = holder.get("timestamp_unixtime_ms")
    if isinstance(value, int) and not isinstance(value, bool) and -_WIDEST < value < _WIDEST:
        return value
    return NO_TIME


def type_of(value: Json) -> str:
    """MoEngage's word for the type of a value; empty for one that sends nothing. Whole and broken
    numbers are one type there."""
    if isinstance(value, str):
        like = 10 <= len(value) <= 24 and value[4] == "-" and is_moengage_date(value)
        return "date" if like else "text"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | Decimal):
        return "number"
    if isinstance(value, list):
        return f"list of {type_of(value[0]) or 'null'}" if value else ""
    return "object" if value else ""


def _identity(value: Json) -> tuple[str, int]:
    if not isinstance(value, dict):
        return "", 0
    name = value.get("identity_type")
    if name in CUSTOMER_ID_SPELLINGS:
        name = CUSTOMER_ID
    return name if isinstance(name, str) else "", _key(value.get("identity"))


def _device(batch: Batch) -> Json:
    info = batch.part("device_info")
    found = (batch.tree.get("mp_deviceid"), *(info.get(name) for name in _DEVICE_IDS))
    return next((each for each in found if each and each != _NO_DEVICE), None)


def _key(value: Json) -> int:
    if isinstance(value, str):
        return key(value) if value and not is_gap(value) else 0
    return key(text_of(value)) if value else 0


def _digest(value: Json) -> int:
    """As `_key`, for what hardly ever comes again."""
    text = text_of(value) if value else ""
    return digest(text.encode(errors="replace")) if text and not is_gap(text) else 0


def _joined(parts: Iterable[Numbers], kind: str) -> Numbers:
    arrays = tuple(parts)
    return np.concatenate(arrays) if arrays else np.zeros(0, kind)
