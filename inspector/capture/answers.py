"""What mParticle would answer, so that a sender goes on as if it had reached it. Pure.

Sources: HTTP API and IDSync API references; web SDK identityApiClient, configAPIClient and
batchUploader; the replies in the Android and Apple SDKs' tests.
"""

import hashlib
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import msgspec

from inspector.model.json import Json, decode, encode

_DEVICE = frozenset(("device_application_stamp", "android_uuid", "ios_vendorid", "ios_idfv"))
"""Identities that name a device, not a person."""
_MAX_AGE = {"x-mp-max-age": "86400"}
_WEB_CONFIG: dict[str, Json] = {
    "appName": "mParticle inspector",
    "kitConfigs": [],
    "pixelConfigs": [],
    "flags": {"eventBatchingIntervalMillis": "0"},
}


@dataclass(frozen=True, slots=True)
class Posted:
    """What an answer depends on."""

    body: bytes
    now_ms: int


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, JSON body (may be empty) and headers of its own."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


def accepted(posted: Posted) -> Answer:
    """Taken, with nothing to say."""
    return Answer(202)


def nothing_to_store(posted: Posted) -> Answer:
    """The old web SDK looks in the answer for values to store."""
    return Answer(202, b"{}")


def web_config(posted: Posted) -> Answer:
    """A web configuration without kits that sends each event at once."""
    return Answer(200, encode(_WEB_CONFIG))


def app_config(posted: Posted) -> Answer:
    """An app's configuration without kits."""
    body: dict[str, Json] = {
        "dt": "ac",
        "id": str(uuid.uuid4()),
        "ct": posted.now_ms,
        "dbg": False,
        "eks": [],
    }
    return Answer(200, encode(body))


def app_events(posted: Posted) -> Answer:
    """What the Android and Apple SDKs read after an upload."""
    reply: dict[str, Json] = {
        "dt": "rh",
        "id": str(uuid.uuid4()),
        "ct": posted.now_ms,
        "msgs": [],
        "ci": {},
    }
    return Answer(202, encode(reply))


def identity(posted: Posted) -> Answer:
    """A user for the identities that were sent: the same ones always get the same mpid."""
    known = _object(posted.body).get("known_identities")
    identities = known if isinstance(known, dict) else {}
    people: dict[str, Json] = {
        key: value for key, value in identities.items() if key not in _DEVICE and value
    }
    body: dict[str, Json] = {
        "mpid": _mpid(people or identities),
        "is_logged_in": bool(people),
        "matched_identities": people,
        "context": None,
        "is_ephemeral": False,
    }
    return Answer(200, encode(body), _MAX_AGE)


def identity_change(posted: Posted) -> Answer:
    """The change is taken."""
    return Answer(200, b'{"change_results":[]}', _MAX_AGE)


def of_partner(posted: Posted) -> Answer | None:
    """A partner's answer to mParticle, where a Firehose request was sent (Firehose Java SDK,
    MessageProcessor)."""
    try:
        kind = msgspec.json.decode(posted.body, type=_Typed).type
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    if not kind.endswith("_request"):
        return None
    body: dict[str, Json] = {
        "type": f"{kind.removesuffix('_request')}_response",
        "id": str(uuid.uuid4()),
        "timestamp_ms": posted.now_ms,
    }
    return Answer(200, encode(body))


class _Typed(msgspec.Struct):
    type: str = ""


def refused(message: str) -> Answer:
    """The Events API's answer to a body it cannot read (HTTP API, status codes)."""
    return Answer(400, encode({"errors": [{"code": "BAD_REQUEST", "message": message}]}))


NOT_FOUND = Answer(404, encode({"errors": [{"code": "NOT_FOUND", "message": "No such address."}]}))

BY_NAME: Mapping[str, Callable[[Posted], Answer]] = {
    each.__name__: each
    for each in (accepted, nothing_to_store, web_config, app_config, app_events, identity,
                 identity_change)
}  # fmt: skip
"""The answers that the table of routes may name."""


def _object(body: bytes) -> dict[str, Json]:
    try:
        tree = decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return {}
    return tree if isinstance(tree, dict) else {}


def _mpid(identities: Mapping[str, Json]) -> str:
    """A positive 63-bit number, as text: web senders read it with JavaScript."""
    digest = hashlib.blake2b(encode(dict(sorted(identities.items()))), digest_size=8).digest()
    return str(int.from_bytes(digest) >> 1 or 1)
