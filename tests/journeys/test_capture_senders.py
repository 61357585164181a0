"""Real senders end to end: every event that is sent is seen, in order, mapped, nothing lost."""

import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from inspector.app import pipeline_for
from inspector.model.batch import Kind
from inspector.model.inspection import Inspection
from inspector.model.mapping import MappingSettings
from tests import shop
from tests.capture.servers import running
from tests.journeys import senders

PATIENCE = 60.0


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """mParticle's packages from npm."""
    return senders.installed(tmp_path_factory.mktemp("npm"))


def _seen(path: Path) -> list[Inspection]:
    """Every event in the file of a capture; nothing in it is unreadable."""
    pipeline = pipeline_for(MappingSettings())
    records = list(pipeline.read(path.read_bytes()))
    found = [each for record in records for each in pipeline.inspect(record)]
    assert all(record.kind is not Kind.UNREADABLE for record in records)
    assert all(each.batch is not None for each in found)
    return found


def _named(found: list[Inspection], letter: str) -> list[str]:
    names = [each.event.name for each in found if each.event]
    return [name for name in names if name[:1] == letter and name[1:].isdigit()]


def _types(found: list[Inspection]) -> list[str]:
    return [each.event.event_type for each in found if each.event]


def _purchase(found: list[Inspection]) -> Inspection:
    (bought,) = [each for each in found if each.event and each.event.name == "purchase"]
    assert [request.family for request in bought.mapping.requests][-1:] == ["event"]
    return bought


def test_the_python_sdk(tmp_path: Path) -> None:
    """Sessions, custom and commerce events, attribute changes and two users, single and in bulk."""
    path = tmp_path / "a.ndjson"
    with running(path) as capture:
        senders.run_python(capture.base_url)
    found = _seen(path)

    assert _named(found, "p") == [f"p{number}" for number in range(10)]
    assert _types(found)[0] == "session_start"
    assert "user_attribute_change" in _types(found)
    assert len(found) == 13
    _purchase(found)
    assert {dict(each.identities)["customer_id"] for each in found} == {"c-1", "c-2"}
    assert b"SECRET" not in path.read_bytes()


def test_the_node_sdk(tmp_path: Path, packages: Path) -> None:
    """The same from Node: one batch, then two in bulk."""
    path = tmp_path / "a.ndjson"
    with running(path) as capture:
        senders.run_node(capture.base_url, packages)
    found = _seen(path)

    assert _named(found, "n") == [f"n{number}" for number in range(10)]
    assert _types(found)[0] == "session_start"
    assert len(found) == 12
    _purchase(found)


def test_the_web_sdk(tmp_path: Path, packages: Path) -> None:
    """In a browser, with the SDK as it is: it boots against the capture alone, on another origin,
    and sends sessions, identity calls, attributes, commerce and page views."""
    path = tmp_path / "a.ndjson"
    with running(path) as capture:
        page = senders.shop(capture.base_url)
        with senders.browser(page, tmp_path / "profile", senders.web_sdk(packages)):
            _until(lambda: path.exists() and b'"session_end"' in path.read_bytes())
        log = capture.log
    found = _seen(path)

    assert _named(found, "w") == [f"w{number}" for number in range(10)]
    types = _types(found)
    assert types[:1] == ["session_start"]
    assert {"application_state_transition", "user_attribute_change", "user_identity_change",
            "screen_view", "session_end"} <= set(types)  # fmt: skip
    _purchase(found)
    assert log.counts.refused == 0
    calls = [receipt.sender for receipt in log.receipts()]
    assert calls.count("identity") == 2
    assert calls.count("identity change") == 1


def test_beacons(tmp_path: Path) -> None:
    """What a page sends with `sendBeacon`, even while it is being left, arrives as the web SDK's
    uploads do: text that needs no preflight."""
    path = tmp_path / "a.ndjson"
    first, last = (shop.batch_of(shop.custom(name)) for name in ("b0", "b1"))
    with running(path) as capture:
        page = senders.leaving(capture.base_url, first, last)
        with senders.browser(page, tmp_path / "profile"):
            _until(lambda: path.exists() and b'"b1"' in path.read_bytes())
        receipts = capture.log.receipts()

    assert _named(_seen(path), "b") == ["b0", "b1"]
    assert {(receipt.sender, receipt.status) for receipt in receipts} == {("web SDK", 202)}
    kept = msgspec.json.decode(path.read_bytes().splitlines()[0])["headers"]
    assert {key.lower(): value for key, value in kept.items()}["content-type"].lower() == (
        "text/plain;charset=utf-8"
    )


def _until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "the browser did not send everything"
        time.sleep(0.1)
