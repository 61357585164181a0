"""What the actions do, through the actions themselves."""

from PySide6.QtGui import QGuiApplication

from inspector.ui.desk import Desk
from inspector.ui.dialogs.help import HelpDialog
from inspector.ui.dialogs.lists import Palette
from inspector.ui.dialogs.report import ReportDialog
from tests.ui.batches import SHOP
from tests.ui.conftest import Wait, until


def _do(desk: Desk, name: str) -> None:
    desk.window.actions_by_id[name].trigger()


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
