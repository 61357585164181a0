"""A plan in a file: seen and saved here, run there. It holds requests and no key."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import msgspec

from inspector.model.delivery import EventKey, Item
from inspector.model.json import Json, decode, encode
from inspector.model.mapping import Request
from inspector.sending import parcels
from inspector.sending.choices import Choices
from inspector.sending.conduct import Order
from inspector.sending.planning import Plan
from inspector.storage import files

VERSION = 1


class PlanFault(Exception):
    """The file is no plan; the text is a sentence for the user."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What a plan's file holds."""

    workspace: str
    workspace_id: str
    plan: Plan
    choices: Choices
    sources: Mapping[int, str]


class _Request(msgspec.Struct, forbid_unknown_fields=True):
    family: str
    body: msgspec.Raw


class _Item(msgspec.Struct, forbid_unknown_fields=True):
    source: int
    batch: int
    event: int
    name: str
    user: str
    time_ms: int | None
    edited: bool
    fingerprint: str
    requests: list[_Request]


class _File(msgspec.Struct, forbid_unknown_fields=True):
    version: int
    title: str
    workspace: str
    workspace_id: str
    choices: Choices
    sources: dict[int, str]
    events: list[_Item]


def write(path: Path, order: Order) -> None:
    """Keeps an order's plan, readable by this user only. Raises OSError."""
    events = [_kept(item) for item in order.plan.items]
    workspace = order.workspace
    files.write(
        path,
        _File(
            VERSION,
            order.title,
            workspace.name,
            workspace.workspace_id,
            order.choices,
            dict(order.sources),
            events,
        ),
    )


def read(path: Path) -> Saved:
    """The plan in a file. Raises PlanFault."""
    try:
        file = msgspec.json.decode(path.read_bytes(), type=_File)
    except OSError as error:
        raise PlanFault(f"{path} cannot be read: {error.strerror}.") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise PlanFault(f"{path} is no plan of this program: {error}.") from error
    if file.version != VERSION:
        raise PlanFault(f"{path} has version {file.version}; this program reads {VERSION}.")
    items = tuple(_item(each) for each in file.events)
    packed = parcels.bulk(items) if file.choices.bulk else None
    return Saved(
        file.workspace, file.workspace_id, Plan(items, packed=packed), file.choices, file.sources
    )


def _kept(item: Item) -> _Item:
    requests = [_Request(each.family, msgspec.Raw(encode(each.body))) for each in item.requests]
    return _Item(
        item.key.source,
        item.key.record,
        item.key.event,
        item.name,
        item.user,
        item.time_ms,
        item.edited,
        item.fingerprint.hex(),
        requests,
    )


def _item(kept: _Item) -> Item:
    requests = tuple(
        Request(each.family, cast("dict[str, Json]", decode(bytes(each.body))))
        for each in kept.requests
    )
    return Item(
        EventKey(kept.source, kept.batch, kept.event),
        kept.user,
        requests,
        kept.name,
        kept.time_ms,
        kept.edited,
        bytes.fromhex(kept.fingerprint),
    )
