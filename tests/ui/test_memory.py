"""What was open comes back as it was left."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from inspector.index.source import State
from inspector.model.workspace import Environment, Workspace
from inspector.storage import settings as stored
from inspector.storage import workspaces
from inspector.storage.settings import OpenFile, Settings
from inspector.ui.desk import Desk
from inspector.ui.panels.welcome import MOST
from tests.ui.batches import SHOP, batch, custom, lines
from tests.ui.conftest import Wait, until


def _open(desk: Desk, wait: Wait, *paths: Path) -> None:
    desk.opening.open_paths(list(paths))
    wait(desk.read())


def _again(desk: Desk, wait: Wait) -> Settings:
    """Closes everything and starts from what is remembered."""
    settings = desk.memory.now()
    for source_id in list(desk.session.sources):
        desk.session.close_source(source_id)
    desk.window.top.filter.set_filter("")
    desk.memory.learn(settings)
    desk.memory.bring_back()
    wait(desk.read())
    return settings


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Two files."""
    one, two = tmp_path / "one.ndjson", tmp_path / "two.ndjson"
    one.write_bytes(SHOP)
    two.write_bytes(lines(*(batch(f"c-{n}", custom("Seen")) for n in range(5))))
    return one, two


def test_files_filter_selection_and_ticks(desk: Desk, wait: Wait, files: tuple[Path, Path]) -> None:
    """In their order, to the same events."""
    _open(desk, wait, *files)
    session = desk.session
    desk.window.top.filter.set_filter("type:custom_event")
    session.tick([row.key for row in session.rows if row.identity in ("c-1", "c-3", "c-4")], True)
    session.select(next(row.key for row in session.rows if row.identity == "c-3"))
    settings = _again(desk, wait)
    assert [source.name for source in session.sources.values()] == ["one.ndjson", "two.ndjson"]
    assert session.filter.text == "type:custom_event"
    chosen = [row.identity for row in session.rows if row.key in session.ticked]
    assert chosen == ["c-1", "c-1", "c-3", "c-4"]
    assert session.selected
    assert session.rows[session.rows.find(session.selected) or 0].identity == "c-3"
    assert settings.files[1].ticked == ((1, 2), (3, 5))
    assert settings.recent == (str(files[1]), str(files[0]))


def test_in_a_file_that_changed_nothing_is_chosen(
    desk: Desk, wait: Wait, files: tuple[Path, Path]
) -> None:
    """It is said: other events may stand there now."""
    _open(desk, wait, files[1])
    desk.session.tick_shown(True)
    text = files[1].read_bytes()
    files[1].write_bytes(text.replace(b"Seen", b"Sold"))
    os.utime(files[1], ns=(1, 1))
    _again(desk, wait)
    assert len(desk.session.rows) == 5
    assert not desk.session.ticked
    assert "two.ndjson has changed" in desk.window.messages.text


def test_what_is_gone_is_said(desk: Desk, wait: Wait, files: tuple[Path, Path]) -> None:
    """In a sentence; the rest comes back."""
    _open(desk, wait, *files)
    files[0].unlink()
    _again(desk, wait)
    assert [source.name for source in desk.session.sources.values()] == ["two.ndjson"]
    assert f"not there any more: {files[0]}" in desk.window.messages.text


def test_nothing_comes_back_where_that_is_not_wanted(
    desk: Desk, wait: Wait, files: tuple[Path, Path]
) -> None:
    """Nor is anything about it written down; only what was opened lately."""
    _open(desk, wait, *files)
    desk.window.actions_by_id["restore"].trigger()
    settings = _again(desk, wait)
    assert not desk.session.sources
    assert (settings.files, settings.filter, settings.selected) == ((), "", None)
    assert len(settings.recent) == 2
    assert not desk.window.actions_by_id["restore"].isChecked()


def test_a_live_workspace_is_never_remembered(desk: Desk, wait: Wait) -> None:
    """A test workspace is, as far as it is saved."""
    test = Workspace("Test", "W_DEBUG", "01")
    live = Workspace("Shop", "W", "01", Environment.LIVE)
    for workspace in (test, live):
        workspaces.add(workspace)
    sandbox = desk.session.workspace
    names = []
    for workspace in (live, test):
        desk.places.choose(workspace)
        settings = desk.memory.now()
        names.append(settings.workspace)
        desk.places.choose(sandbox)
        desk.memory.learn(replace(settings, workspace=workspace.name))
        desk.memory.bring_back()
        names.append(desk.session.workspace.name)
    assert names == ["", sandbox.name, "Test", "Test"]


def test_the_window_keeps_its_shape(desk: Desk, wait: Wait, files: tuple[Path, Path]) -> None:
    """As far as the user moved its borders."""
    _open(desk, wait, files[0])
    work = desk.window.work
    work.setSizes([400, 1040])
    moved = work.sizes()
    settings = desk.memory.now()
    work.setSizes([200, 1240])
    assert work.sizes() != moved
    desk.memory.learn(settings)
    assert work.sizes() == moved
    assert set(settings.layout) == {"window", "columns", "rows"}


def test_recent_files_are_in_the_menu(desk: Desk, wait: Wait, files: tuple[Path, Path]) -> None:
    """The last one first, each once."""
    recent = desk.memory.recent
    recent.aboutToShow.emit()
    assert [action.isEnabled() for action in recent.actions()] == [False]
    _open(desk, wait, *files)
    desk.session.close_source(2)
    recent.aboutToShow.emit()
    assert [action.text() for action in recent.actions()] == [str(files[1]), str(files[0])]
    recent.actions()[0].trigger()
    wait(desk.read())
    assert [source.name for source in desk.session.sources.values()] == ["one.ndjson", "two.ndjson"]
    assert recent in [action.menu() for action in desk.window.menus["File"].actions()]


def test_recent_files_are_offered_at_the_start(
    desk: Desk, wait: Wait, files: tuple[Path, Path]
) -> None:
    """A click opens one; some of many are enough."""
    desk.memory.learn(Settings(recent=(str(files[1]), *(f"/x/{n}.json" for n in range(9)))))
    welcome = desk.window.welcome
    items = [welcome.recent.itemAt(n).widget() for n in range(welcome.recent.count())]
    buttons = [each for each in items if isinstance(each, QPushButton)]
    assert len(buttons) == MOST
    assert buttons[0].text().startswith("two.ndjson")
    buttons[0].click()
    wait(desk.read())
    assert [source.name for source in desk.session.sources.values()] == ["two.ndjson"]
    desk.memory.learn(Settings())
    assert welcome.recent.count() == 0


def test_a_followed_file_is_followed_again(
    desk: Desk, wait: Wait, files: tuple[Path, Path]
) -> None:
    """With what was chosen in it."""

    async def follow() -> None:
        desk.opening.open_paths([files[1]], follow=True)
        await until(lambda: desk.session.sources[1].state is State.LIVE)
        desk.session.tick_shown(True)
        settings = desk.memory.now()
        desk.session.close_source(1)
        desk.memory.learn(settings)
        desk.memory.bring_back()
        await until(lambda: desk.session.sources[2].state is State.LIVE)
        assert desk.follower.follows(2)
        desk.follower.follow(2, False)
        await desk.tasks.close()

    wait(follow())
    assert len(desk.session.ticked) == 5


def test_what_was_open_outlives_a_demo(desk: Desk, wait: Wait, files: tuple[Path, Path]) -> None:
    """Of a demo only the look is kept."""
    desk.memory.learn(Settings(files=(OpenFile("/a"),), filter="x"))
    _open(desk, wait, files[0])
    desk.memory.keep(work=False)
    assert stored.load()[0].files == (OpenFile("/a"),)
    desk.memory.keep(work=True)
    kept = stored.load()[0]
    assert [Path(file.path) for file in kept.files] == [files[0]]
    assert "window" in kept.layout


def test_what_was_muted_stays_muted(desk: Desk, wait: Wait, files: tuple[Path, Path]) -> None:
    """In the file it was muted in, and only there."""
    _open(desk, wait, *files)
    first = next(iter(desk.session.sources))
    desk.session.remarks.mute(first, "field.dropped", True)
    settings = _again(desk, wait)
    assert [each.muted for each in settings.files] == [("field.dropped",), ()]
    muted = [desk.session.remarks.muted(each) for each in desk.session.sources]
    assert muted == [{"field.dropped"}, set()]
