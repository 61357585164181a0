"""Opening and closing sources, through the actions themselves."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit

from inspector.storage.door import Visit
from inspector.ui.desk import Desk
from tests.ui.batches import SHOP
from tests.ui.conftest import Wait, until


def _do(desk: Desk, name: str) -> None:
    desk.window.actions_by_id[name].trigger()


def test_text_is_pasted_as_a_source(desk: Desk, wait: Wait) -> None:
    """Named by the time; an empty clipboard is a sentence."""
    QGuiApplication.clipboard().setText("  ")
    _do(desk, "paste")
    assert "no text" in desk.window.messages.text
    QGuiApplication.clipboard().setText(SHOP.decode())
    _do(desk, "paste")
    wait(desk.read())
    assert len(desk.session.rows) == 6
    assert desk.session.rows[0].source.startswith("Pasted ")


def test_copied_files_are_opened(desk: Desk, wait: Wait, tmp_path: Path) -> None:
    """A file copied in the file manager is opened, not its name."""
    path = tmp_path / "shop.ndjson"
    path.write_bytes(SHOP)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    QGuiApplication.clipboard().setMimeData(data)
    _do(desk, "paste")
    QGuiApplication.clipboard().clear()  # Qt would look at Python's object once Python has ended
    wait(desk.read())
    assert desk.session.rows[0].source == "shop.ndjson"


def test_files_are_asked_for(desk: Desk, wait: Wait, tmp_path: Path) -> None:
    """The dialog is awaited; what it gives is opened."""
    path = tmp_path / "shop.ndjson"
    path.write_bytes(SHOP)

    async def choose() -> None:
        _do(desk, "open")
        await until(lambda: desk.window.findChildren(QFileDialog))
        dialog = desk.window.findChildren(QFileDialog)[0]
        dialog.setDirectory(str(tmp_path))
        line = dialog.findChild(QLineEdit)
        assert line is not None
        line.setText(path.name)
        dialog.accept()
        await until(lambda: desk.session.sources)
        await desk.read()

    wait(choose())
    assert len(desk.session.rows) == 6


def test_the_sample_shows_every_verdict(desk: Desk, wait: Wait) -> None:
    """The third door leads somewhere worth seeing."""
    _do(desk, "sample")
    wait(desk.read())
    assert len({row.verdict for row in desk.session.rows}) == 6


def test_a_file_is_reopened(desk: Desk, wait: Wait, tmp_path: Path) -> None:
    """What was added to it since is there."""
    path = tmp_path / "shop.ndjson"
    path.write_bytes(SHOP)
    desk.opening.open_paths([path])
    wait(desk.read())
    path.write_bytes(SHOP.split(b"\n")[0])
    desk.window.facets.reopen_requested.emit(1)
    wait(desk.read())
    assert len(desk.session.rows) == 2


def test_the_shown_source_is_closed(desk: Desk, wait: Wait) -> None:
    """The window is empty again, with its doors."""
    desk.reader.open_text("shop", SHOP)
    wait(desk.read())
    _do(desk, "close_source")
    assert list(desk.session.rows) == []
    assert not desk.window.list.isVisible()


def test_a_file_is_read_again_with_f5(desk: Desk, wait: Wait, tmp_path: Path) -> None:
    """The one whose event is shown; chosen events that are gone are told, a paste has no file."""
    path = tmp_path / "a.ndjson"
    path.write_bytes(SHOP)
    desk.opening.open_paths([path])
    wait(desk.read())
    desk.session.tick_shown(True)
    path.write_bytes(SHOP.splitlines()[0])
    desk.window.actions_by_id["reload"].trigger()
    wait(desk.read())
    assert len(desk.session.rows) == 2
    assert "3 chosen events are not in it" in desk.window.messages.text
    desk.session.close_source(desk.session.rows[0].key.source)
    desk.window.actions_by_id["sample"].trigger()
    wait(desk.read())
    desk.window.actions_by_id["reload"].trigger()
    assert "no file to read again" in desk.window.messages.text


def test_a_clipboard_that_is_not_there_is_empty(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some desktops hand over none until somebody copies; Qt then has no data at all."""

    class Nothing:
        def mimeData(self) -> None:
            return None

    monkeypatch.setattr("inspector.ui.opening.QGuiApplication.clipboard", Nothing)
    desk.opening.paste()
    assert "holds no text" in desk.window.messages.text


def test_a_folder_brings_its_files(desk: Desk, wait: Wait, tmp_path: Path) -> None:
    """Each is a source; a folder without any is a sentence."""
    folder, empty = tmp_path / "export", tmp_path / "empty"
    (folder / "day 1").mkdir(parents=True)
    empty.mkdir()
    (folder / "day 1" / "b.ndjson").write_bytes(SHOP)
    (folder / "a.ndjson").write_bytes(SHOP)
    desk.opening.open_paths([folder, empty])
    wait(desk.read())
    assert [each.name for each in desk.session.sources.values()] == ["a.ndjson", "b.ndjson"]
    assert "no files in the folder empty" in desk.window.messages.text


def test_what_is_opened_next_is_shown(desk: Desk, wait: Wait, tmp_path: Path) -> None:
    """Its first event is selected, also where a later start handed it over."""
    path = tmp_path / "later.ndjson"
    path.write_bytes(SHOP)
    _do(desk, "sample")
    wait(desk.read())
    desk.opening.take(Visit((path,)))
    wait(desk.read())
    assert desk.session.selected
    assert desk.session.sources[desk.session.selected.source].name == "later.ndjson"
    assert desk.window.list.currentIndex().row() == len(desk.session.rows) - 6


@pytest.mark.parametrize("form", ["{}", '"{}"\n', "file://{}"])
def test_a_pasted_path_is_the_file(desk: Desk, wait: Wait, tmp_path: Path, form: str) -> None:
    """As a terminal or “Copy as path” gives it."""
    path = tmp_path / "shop.ndjson"
    path.write_bytes(SHOP)
    QGuiApplication.clipboard().setText(form.format(path))
    _do(desk, "paste")
    wait(desk.read())
    assert desk.session.rows[0].source == "shop.ndjson"


def test_a_link_is_not_fetched(desk: Desk) -> None:
    """What to do instead is said, and there is no empty source."""
    QGuiApplication.clipboard().setText("https://example.test/batch.json")
    _do(desk, "paste")
    assert "Download the file" in desk.window.messages.text
    assert not desk.session.sources


def test_a_pipe_is_a_source(desk: Desk, wait: Wait) -> None:
    """What came by standard input."""
    desk.opening.open_piped(SHOP)
    wait(desk.read())
    assert desk.session.rows[0].source.startswith("Piped ")
