"""Sources are read beside the window, and what cannot be read says so in a sentence."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from inspector.index.source import Chunk, State
from inspector.model.mapping import Decision, Identity, MappingSettings
from inspector.pipeline import Pipeline
from inspector.session import Session
from inspector.ui.reader import Reader
from tests.ui.batches import SHOP, batch, custom, lines
from tests.ui.conftest import Wait, until


async def _read(reader: Reader) -> None:
    await until(lambda: not reader.busy)


@pytest.fixture
def reader(session: Session, wait: Wait) -> Iterator[Reader]:
    made = Reader(session)
    yield made
    made.close()


def test_a_file_is_read_to_its_end(
    reader: Reader, session: Session, wait: Wait, tmp_path: Path
) -> None:
    """All rows arrive, in the order of the file, and the source is ready."""
    path = tmp_path / "many.ndjson"
    path.write_bytes(lines(*(batch(f"c-{n}", custom("Seen")) for n in range(1000))))
    source = reader.open_path(path)
    wait(_read(reader))
    assert source.state is State.READY
    assert [row.identity for row in session.rows] == [f"c-{n}" for n in range(1000)]
    assert source.done == source.size


def test_a_file_that_is_not_there_is_a_sentence(reader: Reader, tmp_path: Path) -> None:
    """Nothing is raised; the source carries what is wrong and what to do."""
    source = reader.open_path(tmp_path / "gone.json")
    assert source.state is State.FAILED
    assert "no such file" in source.error


def test_a_folder_is_a_sentence(reader: Reader, wait: Wait, tmp_path: Path) -> None:
    """A dropped folder does not fail the window."""
    source = reader.open_path(tmp_path)
    wait(_read(reader))
    assert source.state is State.FAILED
    assert "folder" in source.error


def test_stopping_keeps_what_was_read(reader: Reader, session: Session, wait: Wait) -> None:
    """The rest is left, the source says it was stopped."""
    text = lines(*(batch(f"c-{n}", custom("Seen")) for n in range(3_000)))
    source = reader.open_text("many", text)

    async def stop() -> None:
        await until(lambda: session.rows)
        reader.stop()
        await _read(reader)

    wait(stop())
    assert source.state is State.STOPPED
    assert 0 < len(session.rows) < 3_000


def test_closing_a_source_while_it_is_read(reader: Reader, session: Session, wait: Wait) -> None:
    """Nothing of it comes back."""
    text = lines(*(batch(f"c-{n}", custom("Seen")) for n in range(3_000)))
    source = reader.open_text("many", text)

    async def close() -> None:
        await until(lambda: session.rows)
        session.close_source(source.id)
        await _read(reader)

    wait(close())
    assert list(session.rows) == []
    assert not session.sources


def test_other_settings_make_all_rows_again(reader: Reader, session: Session, wait: Wait) -> None:
    """After a change of the workspace's identity every row tells what holds now."""
    reader.open_text("shop", SHOP)
    wait(_read(reader))
    before = [row.verdict for row in session.rows]
    settings = MappingSettings(identity=Identity.MPID, disputed=(("consent", Decision.SUPPORTED),))
    assert session.set_workspace(replace(session.workspace, settings=settings))
    reader.reread_all()
    wait(_read(reader))
    assert [row.verdict for row in session.rows] != before
    assert len(session.rows) == len(before)


def test_settings_changed_while_reading(reader: Reader, session: Session, wait: Wait) -> None:
    """Rows made before the change are made again once the source is read."""
    count = 1200
    text = lines(*(batch("", custom("Seen")) for _ in range(count)))
    reader.open_text("many", text)

    async def change() -> None:
        await until(lambda: session.rows)
        settings = MappingSettings(identity=Identity.MPID)
        session.set_workspace(replace(session.workspace, settings=settings))
        reader.reread_all()
        await _read(reader)

    wait(change())
    assert {str(row.verdict) for row in session.rows} == {"clean"}
    assert len(session.rows) == count


def test_a_fault_of_ours_is_said_and_the_rest_lives(
    reader: Reader, session: Session, wait: Wait, caplog: pytest.LogCaptureFixture
) -> None:
    """A bug in reading one source ends that source only, and is logged."""

    def broken(pipeline: Pipeline) -> Iterator[Chunk]:
        raise TypeError("a bug")
        yield

    source = session.begin_source("broken", 1)
    reader._begin(source, broken)
    reader.open_text("shop", SHOP)
    wait(_read(reader))
    assert source.state is State.FAILED
    assert "a bug" in source.error
    assert len(session.rows) == 6
    assert "broken could not be read" in caplog.text


def test_a_file_read_again_keeps_what_was_chosen(
    reader: Reader, session: Session, wait: Wait, tmp_path: Path
) -> None:
    """Also where it is opened a second time, by whatever name; what is gone is told."""
    path = tmp_path / "a.ndjson"
    path.write_bytes(lines(batch("c-1", custom("A")), batch("c-2", custom("B"))))
    source = reader.open_path(path)
    wait(_read(reader))
    session.tick_shown(True)
    session.select(session.rows.key(1))
    told: list[tuple[int, int]] = []
    reader.reloaded.connect(lambda *what: told.append(what))
    path.write_bytes(lines(batch("c-3", custom("C")), batch("c-2", custom("B"))))
    assert reader.open_path(tmp_path / "x" / ".." / "a.ndjson") is source
    wait(_read(reader))
    assert [row.name for row in session.rows] == ["C", "B"]
    assert [session.rows.find(key) for key in session.ticked] == [1]
    assert session.selected == session.rows.key(1)
    assert told == [(source.id, 1)]
    assert len(session.sources) == 1


def test_reading_again_what_is_gone(
    reader: Reader, session: Session, wait: Wait, tmp_path: Path
) -> None:
    """What was read stays, and the source says why there is no more; it may come back."""
    path = tmp_path / "a.ndjson"
    text = lines(batch("c-1", custom("A")))
    path.write_bytes(text)
    source = reader.open_path(path)
    wait(_read(reader))
    path.unlink()
    reader.reload(source.id)
    wait(_read(reader))
    assert (source.state, len(session.rows)) == (State.FAILED, 1)
    assert "no such file" in source.error
    path.write_bytes(text + b"\n" + text)
    reader.reload(source.id)
    wait(_read(reader))
    assert session.sources[source.id].state is State.READY
    assert len(session.rows) == 2


def test_reading_again_under_other_settings(
    reader: Reader, session: Session, wait: Wait, tmp_path: Path
) -> None:
    """A change while it is read holds for what comes out."""
    path = tmp_path / "a.ndjson"
    path.write_bytes(lines(*(batch("", custom("Seen")) for _ in range(1200))))
    source = reader.open_path(path)

    async def change() -> None:
        await _read(reader)
        reader.reload(source.id)
        await until(lambda: session.sources[source.id].done > 0)
        reader.reload(source.id)
        session.set_workspace(
            replace(session.workspace, settings=MappingSettings(identity=Identity.MPID))
        )
        reader.reread_all()
        await _read(reader)

    wait(change())
    assert {str(row.verdict) for row in session.rows} == {"clean"}
    assert len(session.rows) == 1200


def test_stopping_to_read_again_keeps_what_is_shown(
    reader: Reader, session: Session, wait: Wait, tmp_path: Path
) -> None:
    """Half of the new would be less than all of the old."""
    path = tmp_path / "a.ndjson"
    path.write_bytes(lines(*(batch("c", custom("Seen")) for _ in range(2_000))))
    source = reader.open_path(path)

    async def stop() -> None:
        await _read(reader)
        reader.reload(source.id)
        reader.stop()
        await _read(reader)

    wait(stop())
    assert session.sources[source.id] is source
    assert (source.state, len(session.rows)) == (State.READY, 2_000)
