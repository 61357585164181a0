"""MoEngage's Data API as tables: addresses, endpoints, limits, and what it answers."""

from functools import cache
from typing import TypeVar

import msgspec

from inspector.model.workspace import SANDBOX, Workspace
from inspector.storage import resources

T = TypeVar("T")


class AddressError(ValueError):
    """A workspace leads to no address; the text is a sentence for the user."""


class DataCenter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of MoEngage's data centres."""

    id: str
    place: str


class Limit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many of what an endpoint takes in a minute, by default."""

    counts: str
    """`customer` or `event`: what is counted in a request."""
    per_minute: int


class UserLimit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many events one user may be given before MoEngage blocks the user."""

    events: int
    minutes: int
    window: str
    """The minutes in words: `5 minutes`."""
    blocked: str
    """For how long, in words."""


class Endpoint(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One call of the Data API."""

    family: str
    path: str
    max_bytes: int
    """The largest body it takes."""
    limits: tuple[Limit, ...]
    send_bytes: int = 0
    """The largest body that is sent, where that is less."""


class Published(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A documented answer."""

    status: int
    message: str = ""
    type: str = ""
    attribute: str = ""
    app_name: str = ""

    def body(self, request_id: str, name: str = "") -> dict[str, object]:
        """The JSON body. `name` fills the one gap some texts have."""
        if not self.type:
            key = "app_name" if self.app_name else "message"
            return {"status": "success", key: (self.app_name or self.message).format(name=name)}
        error = {"attribute": self.attribute} if self.attribute else {}
        error |= {"message": self.message.format(name=name), "type": self.type}
        return {"status": "fail", "error": error | {"request_id": request_id}}


class Meaning(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row of what an answer means."""

    status: str
    sentence: str
    remedy: str
    type: str = ""
    retry: bool = False
    """The same request may succeed later."""
    stops: bool = False
    """Every other request would fare the same: a run ends here."""
    doubt: bool = False
    """The request may have been taken all the same."""


class _Endpoints(msgspec.Struct, forbid_unknown_fields=True):
    address: str
    requests_per_minute: int
    user_limit: tuple[UserLimit, ...]
    data_center: tuple[DataCenter, ...]
    endpoint: tuple[Endpoint, ...]


class _Meanings(msgspec.Struct, forbid_unknown_fields=True):
    meaning: tuple[Meaning, ...]


class CustomerIds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What MoEngage takes for no customer id."""

    shortest: int
    blocked: frozenset[str]

    def fault(self, customer_id: str) -> str:
        """Why the id is not taken, as a sentence; empty where it is."""
        if customer_id in self.blocked:
            return f"“{customer_id}” is on MoEngage's list of ids it does not take."
        if len(customer_id) < self.shortest:
            return f"“{customer_id}” is shorter than {self.shortest} characters."
        return ""


def data_centers() -> tuple[DataCenter, ...]:
    """Every data centre."""
    return _endpoints().data_center


def base_url(workspace: Workspace) -> str:
    """`https://api-02.moengage.com`, or the workspace's own address. Raises AddressError."""
    if workspace.base_url:
        return workspace.base_url.rstrip("/")
    if workspace.data_center == SANDBOX:
        raise AddressError("The sandbox has no address yet: it is not running.")
    known = [center.id for center in data_centers()]
    if workspace.data_center not in known:
        raise AddressError(
            f"There is no data centre “{workspace.data_center}”. Known: {', '.join(known)}."
        )
    return _endpoints().address.format(dc=workspace.data_center)


@cache
def endpoint(family: str) -> Endpoint:
    """The endpoint of a family. Raises KeyError."""
    return {each.family: each for each in _endpoints().endpoint}[family]


def requests_per_minute() -> int:
    """The limit of all requests together."""
    return _endpoints().requests_per_minute


def user_limits() -> tuple[UserLimit, ...]:
    """How many events one user may be given, by window, the shortest first."""
    return _endpoints().user_limit


def published(family: str, fault: str) -> Published:
    """What MoEngage answers to `fault` at an endpoint. Raises KeyError."""
    table = answers()
    return table.get(family, {}).get(fault) or table["any"][fault]


@cache
def answers() -> dict[str, dict[str, Published]]:
    """Every documented answer by family and fault."""
    return _load("answers", dict[str, dict[str, Published]])


@cache
def meanings() -> tuple[Meaning, ...]:
    """What answers mean, most general status last within a number."""
    return _load("errors", _Meanings).meaning


@cache
def customer_ids() -> CustomerIds:
    """The rules for customer ids."""
    return _load("customer_ids", CustomerIds)


@cache
def _endpoints() -> _Endpoints:
    return _load("endpoints", _Endpoints)


def _load(name: str, form: type[T]) -> T:
    return msgspec.toml.decode(resources.read(f"moengage/{name}.toml"), type=form)
