"""What the list shows of a batch that is written in plain canonical words, without opening it.

Only what is needed is decoded; everything that would make the batch something else (another
dialect, an envelope, a text where a number belongs) makes it not plain, so that it is read the long
way. What only the long way can see in skipped fields, it says when the event is judged.
"""

from typing import Annotated, Literal, TypeAlias

import msgspec

from inspector.index.identities import Identities, RawPeople
from inspector.model.batch import Batch, Record
from inspector.model.json import decode, text_of

_Time: TypeAlias = Annotated[int, msgspec.Meta(gt=-(2**63), lt=2**63 - 1)]
_NO_RAW = msgspec.Raw()
_NOWHERE = Record(0, "", 0, b"")
Absent: TypeAlias = Literal["", "\x00 never"]
"""The type of a field that makes a batch not plain by being there (or by being an empty text, which
no dialect asks for)."""


class _Action(msgspec.Struct, gc=False):
    action: str


class _Change(msgspec.Struct, gc=False):
    identity_type: str


_Changed: TypeAlias = _Change | str | int | float | bool | list[msgspec.Raw] | None


class _Data(msgspec.Struct, gc=False):
    timestamp_unixtime_ms: _Time | None = None
    event_name: str | None = None
    screen_name: str | None = None
    user_attribute_name: str | None = None
    message: str | None = None
    application_transition_type: str | None = None
    product_action: _Action | None = None
    promotion_action: _Action | None = None
    product_impressions: list[msgspec.Raw] | None = None
    new: _Changed = None
    old: _Changed = None
    event_id: int | None = None
    session_id: int | None = None
    session_start_unixtime_ms: int | None = None


class _Event(msgspec.Struct, gc=False):
    event_type: str
    data: _Data


class _Plan(msgspec.Struct, gc=False):
    block_metadata: Absent = ""


class _Context(msgspec.Struct, gc=False):
    data_plan: _Plan | None = None


class Plain(msgspec.Struct, gc=False):
    """A plain batch. The fields that must be absent are marks of another dialect."""

    events: list[_Event]
    mpid: msgspec.Raw = _NO_RAW
    user_identities: msgspec.Raw = _NO_RAW
    timestamp_unixtime_ms: _Time | None = None
    environment: Literal["development", "production"] = "production"
    context: _Context | None = None
    type: Absent = ""
    firehose_version: Absent = ""
    dt: Absent = ""
    msgs: Absent = ""
    request_type: Absent = ""
    esid: Absent = ""
    kitConfigs: Absent = ""
    url: Absent = ""
    path: Absent = ""
    request: Absent = ""
    mappings: Absent = ""
    Messages: Absent = ""
    Records: Absent = ""
    Body: Absent = ""
    body: Absent = ""
    Message: Absent = ""
    Sns: Absent = ""
    kinesis: Absent = ""


class _Ids(msgspec.Struct, gc=False):
    batch_id: msgspec.Raw = _NO_RAW
    source_request_id: msgspec.Raw = _NO_RAW


_plain = msgspec.json.Decoder(Plain)
_ids = msgspec.json.Decoder(_Ids)
_FAILURES = (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError)


def plain(raw: bytes, *, sound: bool = False) -> Plain | None:
    """The batch in `raw`, a line, None where it is to be read the long way. `sound`: it is known to
    be UTF-8."""
    try:
        if not (sound or raw.isascii()):
            raw.decode()
        batch = _plain.decode(raw)
    except _FAILURES:
        return None
    if not batch.events or bytes(batch.user_identities)[:1] not in (b"{", b"", b"n"):
        return None
    return batch


def people_of(batch: Plain) -> RawPeople:
    """Its identities, not decoded yet."""
    return b"\n".join((batch.user_identities, batch.mpid))


def name_of(data: _Data) -> str:
    """`Event.name`."""
    action = data.product_action or data.promotion_action
    if action:
        return action.action
    name = data.event_name or data.screen_name or data.user_attribute_name or data.message
    if name:
        return name
    if data.product_impressions:
        return "impression"
    changed = data.new or data.old
    if isinstance(changed, _Change):
        return changed.identity_type
    return data.application_transition_type or ""


def identities_of(people: RawPeople) -> tuple[tuple[str, str], ...]:
    """`Batch.identities`, from the raw fields `user_identities` and `mpid`."""
    user_identities, _, mpid = people.rpartition(b"\n")
    fields = {"user_identities": user_identities, "mpid": mpid}
    tree = {name: decode(raw) for name, raw in fields.items() if raw}
    return Batch(_NOWHERE, "", tree).identities


def identities_in(found: Identities | RawPeople) -> Identities:
    """Identities as a row has them."""
    return identities_of(found) if isinstance(found, bytes) else found


def batch_ids_of(raw: bytes) -> tuple[str, ...]:
    """`row.batch_ids`, from the text of a plain batch."""
    try:
        ids = _ids.decode(raw)
    except _FAILURES:
        return ()
    found = (decode(bytes(field)) for field in (ids.batch_id, ids.source_request_id) if field)
    return tuple(text_of(value) for value in found if value is not None)
