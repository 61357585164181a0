"""MoEngage's tables are read strictly, complete, and word for word what MoEngage published."""

import json
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from inspector.model.workspace import Workspace
from inspector.moengage import tables
from inspector.moengage.tables import AddressError
from inspector.storage import resources

FAMILIES = ("customer", "event", "transition", "integrations-authentication")


def test_every_published_answer_is_in_the_table(shared_data: Path) -> None:
    """Status and body of each published example of our endpoints, except its request id."""
    seen = 0
    for path in sorted((shared_data / "moengage").glob("*.response.*.json")):
        family, _, status, _ = path.name.split(".", 3)
        if family not in FAMILIES:
            continue
        body = json.loads(path.read_bytes())
        request_id = body.get("error", {}).get("request_id", "")
        ours = [
            row.body(request_id, name)
            for fault in {**tables.answers()["any"], **tables.answers().get(family, {})}
            for row in [tables.published(family, fault)]
            for name in ("first_name", "Your_Workspace_ID")
            if row.status == int(status)
        ]
        assert body in ours, path.name
        seen += 1
    assert seen == 37


@pytest.mark.parametrize(
    ("family", "fault"),
    [(family, fault) for family, rows in tables.answers().items() for fault in rows],
)
def test_every_answer_row_makes_a_body(family: str, fault: str) -> None:
    """A refusal has type, message and request id; a success says success; both are JSON."""
    row = tables.published(family, fault)
    body = msgspec.json.decode(msgspec.json.encode(row.body("AbCdEfGh", "n")))
    if row.status == 200:
        assert body["status"] == "success"
        assert not row.type
    else:
        assert body["status"] == "fail"
        assert body["error"]["request_id"] == "AbCdEfGh"
        assert body["error"]["type"]
        assert body["error"]["message"]


def test_a_family_speaks_for_itself_else_as_any() -> None:
    """The family's own row wins; without one the common one serves; without both it is a bug."""
    assert tables.published("customer", "server_error").message == "Internal Server Error"
    assert tables.published("event", "server_error").message.startswith("An unexpected")
    with pytest.raises(KeyError):
        tables.published("event", "no_such_fault")


@pytest.mark.parametrize("family", FAMILIES)
def test_every_endpoint(family: str) -> None:
    """Path and size are given, limits are positive, an unknown family is a bug."""
    endpoint = tables.endpoint(family)
    assert endpoint.path.startswith("/v1/")
    assert endpoint.max_bytes == 128 * 1024
    assert all(limit.per_minute >= 10_000 for limit in endpoint.limits)
    with pytest.raises(KeyError):
        tables.endpoint("device")


@pytest.mark.parametrize("center", [center.id for center in tables.data_centers()])
def test_every_data_center_has_an_address(center: str) -> None:
    """The documented form."""
    url = tables.base_url(Workspace("a", "W", center))
    assert url == f"https://api-{center}.moengage.com"


def test_own_addresses_and_wrong_ones() -> None:
    """The workspace's own address wins; a wrong data centre lists the right ones."""
    workspace = Workspace("a", "W", "sandbox", base_url="http://127.0.0.1:8/")
    assert tables.base_url(workspace) == "http://127.0.0.1:8"
    with pytest.raises(AddressError, match="not running"):
        tables.base_url(replace(workspace, base_url=""))
    with pytest.raises(AddressError, match=r"no data centre “7”\. Known: 01, 02"):
        tables.base_url(Workspace("a", "W", "7"))


@pytest.mark.parametrize(
    ("customer_id", "why"),
    [("guest", "list of ids"), ("", "list of ids"), ("x", "shorter"), ("Guest", ""), ("c-1", "")],
)
def test_customer_ids(customer_id: str, why: str) -> None:
    """The published list, compared exactly, and the least length."""
    fault = tables.customer_ids().fault(customer_id)
    assert why in fault
    assert bool(why) == bool(fault)


def test_a_misspelt_table_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """An unknown key in a table never passes."""
    raw = resources.read("moengage/customer_ids.toml").replace(b"shortest", b"shortes")
    monkeypatch.setattr(resources, "read", lambda name: raw)
    with pytest.raises(msgspec.ValidationError, match="shortes"):
        tables.customer_ids.__wrapped__()
