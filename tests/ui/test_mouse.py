"""Whole journeys with nothing but the mouse: every click goes where a hand would click."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from inspector.capture import HOST
from inspector.model.delivery import Outcome
from inspector.ui import capture as capturing_module
from inspector.ui.desk import Desk
from inspector.ui.models.event_model import Column
from inspector.ui.panels.capture_settings import Listening
from tests import shop
from tests.ui.batches import SHOP, screen
from tests.ui.capturing import post, whole
from tests.ui.conftest import Wait, until

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Mouse:
    """Clicks what is really there: seen, enabled, and covered by nothing."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self._window = desk.window
        self._list = desk.window.list
        self._qtbot = qtbot

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        place = at or widget.rect().center()
        where = widget.mapTo(self._window, place)
        hit = self._window.childAt(where)
        assert widget.isVisible(), f"{widget} is not seen"
        assert widget.isEnabled(), f"{widget} does not take clicks"
        assert hit is widget or widget.isAncestorOf(hit), f"{hit} covers {widget}"
        self._qtbot.mouseClick(hit, LEFT, NONE, hit.mapFrom(self._window, where))

    def row(self, number: int, column: Column = Column.NAME) -> None:
        index = self._list.events.index(number, column)
        self.click(self._list.viewport(), self._list.visualRect(index).center())

    def drop(self, on: QWidget, data: QMimeData) -> None:
        """As Qt hands it over: what does not want it leaves it to what stands around it."""
        place = on.rect().center()
        copy = Qt.DropAction.CopyAction
        QApplication.sendEvent(on, QDragEnterEvent(place, copy, data, LEFT, NONE))
        QApplication.sendEvent(on, QDropEvent(QPointF(place), copy, data, LEFT, NONE))


@pytest.fixture
def mouse(desk: Desk, qtbot: QtBot) -> Mouse:
    """A hand on the mouse."""
    return Mouse(desk, qtbot)


def _words(parent: QWidget) -> str:
    return " ".join(label.text() for label in parent.findChildren(QLabel) if label.isVisible())


def test_from_a_file_to_an_answer(
    desk: Desk, wait: Wait[Any], mouse: Mouse, tmp_path: Path
) -> None:
    """Drop it, click the verdict, read the problem, and see what a line of the event becomes."""
    path = tmp_path / "shop.ndjson"
    path.write_bytes(SHOP)
    window, data = desk.window, QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])

    async def journey() -> None:
        mouse.drop(window.welcome, data)
        await until(lambda: desk.session.sources)
        await desk.read()
        await desk.painted()
        mouse.click(window.facets.facets["verdict"].rows["lossy"])
        await until(lambda: len(desk.session.rows) == 1)
        mouse.row(0)
        await desk.painted()
        assert "coupon_code" in _words(window.details.problems)
        left, right = window.compare.views
        line = left.document.line_of("/events/1/data/product_action/transaction_id")
        assert line is not None
        left.scroll_to(line)
        mouse.click(left.viewport(), QPoint(160, int(left.middle(line))))
        assert left.current == line
        (partner,) = right.partners
        assert "T-1" in right.document.texts[partner]
        assert 0 < right.middle(partner) < right.viewport().height()

    wait(journey())


def test_from_a_capture_to_an_answer(
    desk: Desk, wait: Wait[Any], mouse: Mouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Open the endpoint, let an app send, click the event that came, stop listening."""
    monkeypatch.setattr(capturing_module, "_usual", lambda: Listening(0, HOST))
    window = desk.window

    async def journey() -> None:
        mouse.click(window.top.capture)
        await until(lambda: desk.capturing.capture)
        panel = desk.capturing.panel
        assert panel
        await post(desk, shop.batch_of(shop.custom("Good")), shop.batch_of(screen("Home")))
        await until(lambda: len(desk.session.rows) == 2)
        await desk.painted()
        mouse.row(1)
        await desk.painted()
        assert "Home" in "".join(window.compare.views[0].document.texts)
        assert "screen" in _words(window.details.problems).casefold()
        mouse.click(panel.stop)
        await until(lambda: window.top.capture.text() == "Capture")

    wait(whole(desk, journey()))
    assert len(desk.session.rows) == 2


def test_from_a_selection_to_sent(desk: Desk, wait: Wait[Any], mouse: Mouse) -> None:
    """Tick two, press the button that says so, send, and read the answer in the row."""
    window = desk.window

    async def journey() -> None:
        desk.reader.open_text("shop", SHOP)
        await desk.read()
        await desk.painted()
        for number in (0, 2):
            mouse.row(number, Column.TICK)
        assert len(desk.session.ticked) == 2
        await until(window.bottom.send.isEnabled)
        assert window.bottom.send.text().startswith("Send 2 events for 2 users to TEST")
        mouse.click(window.bottom.send)
        await until(window.sheet.send.isVisible)
        await desk.painted()
        mouse.click(window.sheet.send)
        await until(lambda: desk.session.attempts and not desk.delivery.running)
        await desk.painted()
        mouse.row(2)

    wait(journey())
    outcomes = {each.outcome for tries in desk.session.attempts.values() for each in tries}
    assert outcomes == {Outcome.ACCEPTED}
    sent = [window.list.events.index(row, Column.LAST_SEND).data() for row in range(3)]
    assert [text.startswith("accepted") for text in sent] == [True, False, True]


def test_a_file_dropped_on_the_editor_is_opened(
    desk: Desk, wait: Wait[Any], mouse: Mouse, tmp_path: Path
) -> None:
    """The copy that is edited stays as it is; a text goes into it."""
    path = tmp_path / "other.ndjson"
    path.write_bytes(SHOP)
    files, text = QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(path))])
    text.setText("dropped")

    async def journey() -> tuple[str, str, str]:
        desk.reader.open_text("shop", SHOP)
        await desk.read()
        desk.window.actions_by_id["edit"].trigger()
        await desk.painted()
        editor = desk.window.work.editing.editor
        before = editor.toPlainText()
        mouse.drop(editor.viewport(), files)
        between = editor.toPlainText()
        mouse.drop(editor.viewport(), text)
        after = editor.toPlainText()
        await desk.read()
        await desk.painted()
        return before, between, after

    before, between, after = wait(journey())
    assert between == before
    assert "dropped" in after
    assert [source.name for source in desk.session.sources.values()] == ["shop", "other.ndjson"]
