"""What the actions do, through the actions themselves."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit

from inspector.ui.desk import Desk
from inspector.ui.dialogs.help import HelpDialog
from inspector.ui.dialogs.lists import Palette
from inspector.ui.dialogs.report import ReportDialog
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
    desk.commands.open_paths([path])
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


@pytest.mark.parametrize(("look", "dark"), [("dark", True), ("light", False)])
def test_the_look_changes_at_once(desk: Desk, wait: Wait, look: str, dark: bool) -> None:
    """Window and panes take the new colours, and the menu marks the choice."""
    desk.reader.open_text("shop", SHOP)
    wait(desk.read())
    _do(desk, f"theme_{look}")
    ground = desk.window.grab().toImage().pixelColor(5, desk.window.height() // 2)
    assert (ground.lightness() < 128) is dark
    assert desk.window.actions_by_id[f"theme_{look}"].isChecked()


def test_the_desktop_is_followed_until_told_otherwise(desk: Desk) -> None:
    """A desktop that turns light takes a window along only where it was asked to."""
    _do(desk, "theme_dark")
    desk.commands.follow_desktop()
    assert desk.window.actions_by_id["theme_dark"].isChecked()
    _do(desk, "theme_system")
    _do(desk, "theme_system")
    assert desk.window.actions_by_id["theme_system"].isChecked()
    ground = desk.window.grab().toImage().pixelColor(5, desk.window.height() // 2)
    assert ground.lightness() > 128


def test_the_palette_does_the_chosen(desk: Desk, wait: Wait) -> None:
    """Ctrl+K, a part of a name, Enter."""

    async def choose() -> None:
        _do(desk, "palette")
        await until(lambda: desk.window.findChildren(Palette))
        palette = desk.window.findChildren(Palette)[0]
        palette.search.setText("try the sample")
        palette.search.returnPressed.emit()
        await until(lambda: desk.session.sources)
        await desk.read()

    wait(choose())
    assert desk.session.rows


def test_requests_are_copied_for_a_shell(desk: Desk, wait: Wait) -> None:
    """The key is a shell variable; an event without a request says so."""
    desk.reader.open_text("shop", SHOP)
    wait(desk.read())
    _do(desk, "copy_curl")
    text = QGuiApplication.clipboard().text()
    assert text.startswith("curl -X POST ")
    assert "$MOE_KEY" in text
    desk.select(4)
    desk.select(6)
    _do(desk, "copy_curl")
    assert "No request" in desk.window.messages.text


def test_differences_are_walked(desk: Desk, wait: Wait) -> None:
    """F7 goes to a marked line."""
    desk.reader.open_text("shop", SHOP)
    wait(desk.read())
    desk.select(2)
    _do(desk, "next_difference")
    views = desk.window.compare.views
    assert any(v.current != -1 and v.document.mark(v.current) for v in views)


def test_help_opens_beside_the_window_at_the_page_asked_for(desk: Desk) -> None:
    """Once, however often it is asked for."""
    _do(desk, "help")
    desk.window.details.help_requested.emit("problem/identity.missing")
    (dialog,) = desk.window.findChildren(HelpDialog)
    assert dialog.isVisible()
    assert "identity.missing" in dialog.page.toPlainText()
    dialog.close()


def test_a_report_is_written_on_the_shown_event(desk: Desk, wait: Wait) -> None:
    """Without an event a sentence; with one a page that hides its values."""

    async def write() -> str:
        _do(desk, "report")
        await until(lambda: desk.window.findChildren(ReportDialog))
        (dialog,) = desk.window.findChildren(ReportDialog)
        text = dialog.page.toPlainText()
        dialog.reject()
        return text

    async def ask_in_vain() -> None:
        _do(desk, "report")
        await until(lambda: desk.window.messages.text)

    wait(ask_in_vain())
    assert "Choose the event" in desk.window.messages.text
    desk.reader.open_text("shop", SHOP)
    wait(desk.read())
    text = wait(write())
    assert "What only a dashboard can answer" in text
    assert "c-1" not in text


def test_a_file_is_read_again_with_f5(desk: Desk, wait: Wait, tmp_path: Path) -> None:
    """The one whose event is shown; chosen events that are gone are told, a paste has no file."""
    path = tmp_path / "a.ndjson"
    path.write_bytes(SHOP)
    desk.commands.open_paths([path])
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
