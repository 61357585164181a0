"""Capturing through the real window: what a sender posts stands in the list."""

import multiprocessing
import os
import signal
from pathlib import Path
from typing import Any

import pytest

from inspector.capture import HOST, claims
from inspector.index.source import State
from inspector.storage import paths
from inspector.ui import capture as module
from inspector.ui.desk import Desk
from inspector.ui.panels.capture_settings import Listening
from tests import shop
from tests.ui.capturing import post, whole
from tests.ui.conftest import Wait, until

BATCH = shop.batch_of(shop.custom("Hello"))


@pytest.fixture(autouse=True)
def _any_port(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests take a free port."""
    monkeypatch.setattr(module, "_usual", lambda: Listening(0, HOST))


def _names(desk: Desk) -> list[str]:
    return [row.name for row in desk.session.rows]


def test_events_appear_as_they_are_sent(desk: Desk, wait: Wait[Any]) -> None:
    """In order, with verdicts; the strip and the top bar say so; the file has them too."""

    async def main() -> None:
        await desk.capturing.open()
        capture, panel = desk.capturing.capture, desk.capturing.panel
        assert capture is not None
        assert panel is not None
        assert panel.tabs.isVisible()
        assert desk.window.top.capture.text() == f"Capture :{capture.port}"
        assert "Waiting for the first event" in (
            desk.window.work.list_or_nothing.nothing.sentence.text()
        )
        for name in ("A", "B"):
            await post(desk, shop.batch_of(shop.custom(name)))
            await until(lambda name=name: name in _names(desk))
        assert [row.verdict is not None for row in desk.session.rows] == [True, True]
        await until(lambda: "2 events in 2 requests" in panel.status.text())
        assert capture.path.read_bytes().count(b"\n") == 2
        assert not panel.tabs.isVisible()
        await desk.capturing.stop()
        (source,) = desk.session.sources.values()
        await until(lambda: source.state is State.READY)
        assert desk.window.top.capture.text() == "Capture"

    wait(whole(desk, main()))
    (source,) = desk.session.sources.values()
    assert source.state is State.READY


def test_a_burst_is_listed_and_judged(desk: Desk, wait: Wait[Any]) -> None:
    """Many at once lose nothing, keep their order, and get their verdicts behind."""

    async def main() -> None:
        await desk.capturing.open()
        desk.capturing.toggle_pause()
        bodies = [shop.batch_of(shop.custom(f"E{number}")) for number in range(150)]
        await post(desk, *bodies)
        desk.capturing.toggle_pause()
        await until(lambda: len(desk.session.rows) == 150)
        (source,) = desk.session.sources.values()
        await until(lambda: source.judged == 150)

    wait(whole(desk, main()))
    assert _names(desk) == [f"E{number}" for number in range(150)]
    assert all(row.verdict is not None for row in desk.session.rows)


def test_pausing_the_view_loses_nothing(desk: Desk, wait: Wait[Any]) -> None:
    """The list stands still while the capture goes on; then everything is there."""

    async def main() -> None:
        await desk.capturing.open()
        desk.capturing.toggle_pause()
        await post(desk, BATCH, BATCH)
        feed, panel = desk.capturing.feed, desk.capturing.panel
        assert feed is not None
        assert panel is not None
        await until(lambda: feed.waiting)
        await until(lambda: "View paused" in panel.status.text())
        assert _names(desk) == []
        desk.capturing.toggle_pause()
        await until(lambda: len(desk.session.rows) == 2)

    wait(whole(desk, main()))


def test_clearing_keeps_what_is_chosen(desk: Desk, wait: Wait[Any]) -> None:
    """The list begins anew with the chosen events; the file keeps everything."""

    async def main() -> None:
        await desk.capturing.open()
        await post(desk, *(shop.batch_of(shop.custom(name)) for name in "ABC"))
        await until(lambda: len(desk.session.rows) == 3)
        chosen = desk.session.rows[1].key
        desk.session.tick([chosen], True)
        desk.capturing.clear()
        assert "still in" in desk.window.messages.text
        await until(lambda: len(desk.session.rows) == 1)
        assert list(desk.session.ticked) == [chosen]
        await post(desk, shop.batch_of(shop.custom("D")))
        await until(lambda: _names(desk) == ["B", "D"])
        capture = desk.capturing.capture
        assert capture is not None
        assert capture.path.read_bytes().count(b"\n") == 4

    wait(whole(desk, main()))


def test_the_list_keeps_its_place_unless_it_follows(desk: Desk, wait: Wait[Any]) -> None:
    """What comes below moves nothing; with Follow the newest is in sight."""

    async def main() -> None:
        await desk.capturing.open()
        panel = desk.capturing.panel
        assert panel is not None
        await post(desk, *[BATCH] * 60)
        await until(lambda: len(desk.session.rows) == 60)
        desk.window.list.go_to(20)
        bar = desk.window.list.verticalScrollBar()
        before = bar.value()
        await post(desk, *[BATCH] * 5)
        await until(lambda: len(desk.session.rows) == 65)
        assert (bar.value(), desk.window.list.currentIndex().row()) == (before, 20)
        desk.capturing.toggle_follow()
        await post(desk, BATCH)
        await until(lambda: len(desk.session.rows) == 66)
        assert bar.value() == bar.maximum()
        assert desk.window.list.currentIndex().row() == 20

    wait(whole(desk, main()))


def test_closing_the_source_ends_the_capture(desk: Desk, wait: Wait[Any]) -> None:
    """Nobody listens on without showing what comes."""

    async def main() -> None:
        await desk.capturing.open()
        await post(desk, BATCH)
        await until(lambda: len(desk.session.rows) == 1)
        desk.closing.close_shown()
        await until(lambda: desk.capturing.capture is None)

    wait(whole(desk, main()))
    assert desk.session.sources == {}


def test_a_capture_to_which_nothing_came_leaves_nothing(desk: Desk, wait: Wait[Any]) -> None:
    """No source, no file."""

    async def main() -> None:
        await desk.capturing.open()
        await desk.capturing.stop()
        await until(lambda: not desk.session.sources)

    wait(whole(desk, main()))
    assert list(paths.captures().iterdir()) == []


def test_other_settings_hold_for_what_comes_then(desk: Desk, wait: Wait[Any]) -> None:
    """Changing the workspace's settings judges anew what is there, and what comes."""
    from dataclasses import replace

    async def main() -> None:
        await desk.capturing.open()
        await post(desk, shop.batch_of(shop.bought("purchase")))
        await until(lambda: len(desk.session.rows) == 1)
        before = desk.session.rows[0].verdict
        workspace = desk.session.workspace
        settings = replace(workspace.settings, commerce=False)
        desk.places.choose(replace(workspace, settings=settings))
        await post(desk, shop.batch_of(shop.bought("purchase")))
        await until(lambda: len(desk.session.rows) == 2)
        await until(lambda: all(row.verdict not in (None, before) for row in desk.session.rows))

    wait(whole(desk, main()))


def test_saving_and_requests(desk: Desk, wait: Wait[Any], tmp_path: Path) -> None:
    """The copy is the file; the requests tab has a line for each request, newest first."""

    async def main() -> None:
        await desk.capturing.open()
        panel, feed = desk.capturing.panel, desk.capturing.feed
        assert panel is not None
        assert feed is not None
        panel.tabs.setCurrentWidget(panel.log)
        await post(desk, BATCH)
        await post(desk, b'{"known_identities":{}}', path="/v1/identify")
        await until(lambda: len(panel.log.table.lines) == 2)
        assert panel.log.table.lines[0].texts[1] == "identity"
        await desk.capturing.files.save_as(Path(feed.source.path), tmp_path / "b.ndjson")
        assert "is saved as" in desk.window.messages.text

    wait(whole(desk, main()))
    (source,) = desk.session.sources.values()
    assert (tmp_path / "b.ndjson").read_bytes() == Path(source.path).read_bytes()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows kills in another way")
def test_an_endpoint_that_was_killed(desk: Desk, wait: Wait[Any]) -> None:
    """It is said, the events stay, and the button starts another one."""

    async def main() -> None:
        await desk.capturing.open()
        panel = desk.capturing.panel
        assert panel is not None
        await post(desk, BATCH)
        await until(lambda: len(desk.session.rows) == 1)
        (child,) = multiprocessing.active_children()
        assert child.pid is not None
        os.kill(child.pid, signal.SIGKILL)
        await until(lambda: desk.capturing.capture is None)
        await until(lambda: panel.stop.text() == "Start again")
        assert "ended without being told to" in panel.message.text
        panel.stop.click()
        await until(lambda: desk.capturing.capture)
        assert panel.message.text == ""

    wait(whole(desk, main()))
    assert len(desk.session.rows) == 1


def test_a_capture_is_claimed_while_it_runs(desk: Desk, wait: Wait[Any]) -> None:
    """Killed then, its file is offered at the next start; ended in order, it is not."""

    async def main() -> None:
        await desk.capturing.open()
        await post(desk, BATCH)
        assert [path.suffix for path in sorted(paths.captures().iterdir())] == [".ndjson", ".open"]
        assert claims.left(paths.captures()) == []
        await desk.capturing.stop()
        assert [path.suffix for path in paths.captures().iterdir()] == [".ndjson"]

    wait(whole(desk, main()))
