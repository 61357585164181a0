"""`map` keeps the contract: requests and a fate for every field."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from inspector.model.json import Json, decode, resolve
from tests.cli.helpers import CLEAN, run, source
from tests.conftest import PROJECT

PURCHASE = (
    '{"user_identities":{"customer_id":"u-1"},"events":[{"event_type":"commerce_event",'
    '"data":{"product_action":{"action":"purchase","coupon_code":"X","total_amount":149.90}}}]}'
)


def test_json_has_requests_and_links_with_the_keys_of_the_contract(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Programs get exactly the documented keys; a path leaves the workspace open."""
    (line,) = run(capsys, "map", source(tmp_path, PURCHASE), "--format", "json").lines
    assert list(line) == ["source", "batch", "event", "verdict", "requests", "links", "diagnostics"]
    (request,) = _objects(line["requests"])
    assert list(request) == ["method", "path", "body"]
    assert (request["method"], request["path"]) == ("POST", "/v1/event/{workspace_id}")
    assert {tuple(link) for link in _objects(line["links"])} == {("from", "to", "kind", "rule")}


def test_links_point_into_the_batch_and_into_the_requests(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every `from` is there in the batch, every `to` in the request of its number; dropped is
    null."""
    (line,) = run(capsys, "map", source(tmp_path, PURCHASE), "--format", "json").lines
    batch = decode(PURCHASE.encode())
    bodies = [request["body"] for request in _objects(line["requests"])]
    dropped = []
    for link in _objects(line["links"]):
        assert isinstance(link["from"], list)
        for pointer in link["from"]:
            resolve(batch, str(pointer))
        if link["to"] is None:
            dropped.append((link["kind"], link["from"]))
        else:
            resolve(bodies, str(link["to"]))
    assert ("dropped", ["/events/0/data/product_action/coupon_code"]) in dropped


def test_numbers_keep_their_digits(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An amount that becomes text is the text of the file; a 64-bit id is never rounded."""
    file = source(tmp_path, PURCHASE, CLEAN.replace('"u-1"', "6504934091054997508"))
    done = run(capsys, "map", file, "--format", "json")
    assert '"Total Amount":"149.90"' in done.out
    assert '"customer_id":"6504934091054997508"' in done.out


def test_text_shows_requests_and_what_is_lost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """People get the requests laid out and the fields that change or stay behind."""
    out = run(capsys, "map", source(tmp_path, PURCHASE)).out
    assert '          "action": "purchase",' in out
    dropped = next(line for line in out.splitlines() if line.split()[:1] == ["dropped"])
    assert "/events/0/data/product_action/coupon_code" in dropped
    converted = [line for line in out.splitlines() if line.split()[:1] == ["converted"]]
    assert any(" → /0/actions/0/attributes/Total Amount" in line for line in converted)


def test_unreadable_input_is_status_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As with check, the rest is done."""
    done = run(capsys, "map", source(tmp_path, "{", CLEAN, CLEAN), "--format", "json")
    assert (done.status, len(done.lines), len(done.err.splitlines())) == (2, 2, 1)


def _objects(value: Json) -> list[dict[str, Json]]:
    assert isinstance(value, list)
    return [item for item in value if isinstance(item, dict)]


def test_the_same_input_gives_the_same_bytes_in_every_process() -> None:
    """No order of a set, no clock, no chance is printed, whatever a process hashes by."""
    words = ("map", "--format", "json", "--now", "2026-11-24", "resources/samples/shop.ndjson")
    printed = {
        subprocess.run(
            (sys.executable, "-m", "inspector", *words), cwd=PROJECT, capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed}, timeout=60,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip

    assert len(printed) == 1
    assert len(printed.pop().splitlines()) > 50
