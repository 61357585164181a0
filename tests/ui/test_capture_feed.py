"""From a growing file into the session."""

from pathlib import Path
from typing import Any

from inspector.index.source import State
from inspector.ui.capture_feed import Feed
from inspector.ui.desk import Desk
from tests import shop
from tests.ui.conftest import Wait, until


def _feed(desk: Desk, path: Path) -> Feed:
    path.write_bytes(b"")
    source = desk.session.begin_source("a", 0, str(path), State.LIVE)
    return Feed(desk.session, desk.reader, desk.network, source, lambda: path.stat().st_size)


def test_it_reads_to_the_end_and_ends(desk: Desk, wait: Wait[Any], tmp_path: Path) -> None:
    """Told that nothing more will come, it reads what is left, paused or not."""
    path = tmp_path / "a.ndjson"
    feed = _feed(desk, path)
    feed.paused = True
    steps: list[int] = []

    async def main() -> None:
        task = desk.tasks.start(feed.run(lambda: steps.append(len(feed.source))), name="feed")
        with path.open("ab") as file:
            file.write(shop.batch_of(shop.custom("A")) + b"\n")
        await until(lambda: len(steps) > 2)
        assert steps[-1] == 0
        feed.ending = True
        await task

    wait(main())
    assert len(feed.source) == 1
    assert feed.source.state is State.READY
    assert feed.waiting == 0


def test_a_file_that_cannot_be_read_is_said(desk: Desk, wait: Wait[Any], tmp_path: Path) -> None:
    """The source fails with a sentence; nothing hangs."""
    path = tmp_path / "a.ndjson"
    feed = _feed(desk, path)
    path.write_bytes(shop.batch_of(shop.custom("A")) + b"\n")
    feed.source.close()
    wait(feed.run(lambda: None))

    assert feed.source.state is State.FAILED
    assert "cannot be read" in feed.source.error


def test_a_closed_source_ends_it(desk: Desk, wait: Wait[Any], tmp_path: Path) -> None:
    """At its next look."""
    feed = _feed(desk, tmp_path / "a.ndjson")

    async def main() -> None:
        task = desk.tasks.start(feed.run(lambda: None), name="feed")
        await until(lambda: not feed.waiting)
        desk.session.close_source(feed.source.id)
        await task

    wait(main())
