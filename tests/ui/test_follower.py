"""A file that is followed in the window."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from inspector.index.source import State
from inspector.model.mapping import Identity, MappingSettings
from inspector.ui import follower as module
from inspector.ui.desk import Desk
from tests.ui.batches import batch, custom, lines
from tests.ui.conftest import Wait, until

Story = Callable[[Path], Awaitable[None]]


def _line(name: str) -> bytes:
    return lines(batch("c-1", custom(name))) + b"\n"


def _append(path: Path, data: bytes) -> None:
    with path.open("ab") as file:
        file.write(data)


def _put(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def _swap(path: Path, data: bytes) -> None:
    other = path.with_suffix(".new")
    other.write_bytes(data)
    other.replace(path)


def _drop(path: Path) -> None:
    path.unlink()


@pytest.fixture
def told(
    desk: Desk, wait: Wait, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Story], None]:
    """Runs a story about a file of two lines that is followed."""
    monkeypatch.setattr(module, "POLL_SECONDS", 0.01)
    path = tmp_path / "app.log"
    path.write_bytes(_line("A") + _line("B"))

    async def run(story: Story) -> None:
        desk.opening.open_paths([path], follow=True)
        await until(lambda: desk.session.sources[1].state is State.LIVE)
        await story(path)
        desk.follower.follow(1, False)
        await desk.tasks.close()

    return lambda story: wait(run(story))


def _names(desk: Desk) -> list[str]:
    return [row.name for row in desk.session.rows]


def test_what_is_written_is_shown(desk: Desk, told: Callable[[Story], None]) -> None:
    """With its verdict; what was chosen stays chosen."""

    async def story(path: Path) -> None:
        desk.session.tick_shown(True)
        _append(path, _line("C"))
        await until(lambda: _names(desk) == ["A", "B", "C"])

    told(story)
    assert all(row.verdict for row in desk.session.rows)
    assert len(desk.session.ticked) == 2


def test_a_cut_file_is_said_and_read_anew(desk: Desk, told: Callable[[Story], None]) -> None:
    """So is one that takes its place."""

    async def story(path: Path) -> None:
        _put(path, _line("D"))
        await until(lambda: _names(desk) == ["D"])
        assert "app.log was cut" in desk.window.messages.text
        _swap(path, _line("E") + _line("F"))
        await until(lambda: _names(desk) == ["E", "F"])
        assert "was replaced" in desk.window.messages.text

    told(story)


def test_a_file_that_goes_and_comes_back(desk: Desk, told: Callable[[Story], None]) -> None:
    """What was read stays meanwhile, and the source says why nothing comes."""

    async def story(path: Path) -> None:
        _drop(path)
        await until(lambda: desk.session.sources[1].error)
        assert "gone for now" in desk.session.sources[1].error
        assert _names(desk) == ["A", "B"]
        _put(path, _line("G") + _line("H") + _line("I"))
        await until(lambda: _names(desk) == ["G", "H", "I"])
        assert not desk.session.sources[1].error

    told(story)


def test_other_settings_hold_for_what_comes(desk: Desk, told: Callable[[Story], None]) -> None:
    """And for what was there."""
    session = desk.session

    async def story(path: Path) -> None:
        mpid = MappingSettings(identity=Identity.MPID)
        assert session.set_workspace(replace(session.workspace, settings=mpid))
        desk.reader.reread_all()
        _append(path, _line("C"))
        await until(lambda: len(session.rows) == 3 and session.sources[1].judged == 3)

    told(story)
    requests = [session.inspection(row.key).mapping.requests[-1] for row in session.rows]
    assert {each.body["customer_id"] for each in requests} == {"6504934091054997508"}
    assert {str(row.verdict) for row in session.rows} == {"clean"}


def test_following_ends(desk: Desk, told: Callable[[Story], None]) -> None:
    """When it is no longer wanted, or the source is closed."""

    async def story(path: Path) -> None:
        desk.window.facets.follow_requested.emit(1)
        assert not desk.follower.follows(1)
        assert desk.session.sources[1].state is State.READY
        desk.window.actions_by_id["follow"].trigger()
        assert desk.follower.follows(1)
        await until(lambda: desk.session.sources[1].state is State.LIVE)
        desk.session.close_source(1)
        await until(lambda: not desk.follower.follows(1))

    told(story)


def test_a_paste_cannot_be_followed(desk: Desk, wait: Wait) -> None:
    """It says what could be."""
    desk.reader.open_text("Pasted", _line("A"))
    wait(desk.read())
    desk.window.actions_by_id["follow"].trigger()
    assert "an event of a file" in desk.window.messages.text
