"""The journey of an engineer with a customer on the phone, through the real window."""

import asyncio
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from inspector.model.delivery import Outcome
from inspector.ui.desk import Desk
from inspector.ui.models.event_model import Column
from tests.ui.batches import SHOP
from tests.ui.conftest import Wait, until


async def _opened(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "shop.ndjson"
    path.write_bytes(SHOP)
    desk.opening.open_paths([path])
    await desk.read()
    desk.window.facets.refresh()


def _column(desk: Desk, column: Column) -> list[str]:
    events = desk.window.list.events
    return [events.index(row, column).data() for row in range(events.rowCount())]


def test_a_file_becomes_rows_with_their_verdicts(desk: Desk, wait: Wait, tmp_path: Path) -> None:
    """Every record of the file is a row, the unreadable one too."""
    wait(_opened(desk, tmp_path))
    events = desk.window.list.events
    verdicts = [str(events.row(row).verdict) for row in range(events.rowCount())]
    assert verdicts == ["clean", "lossy", "clean", "unsupported", "refused", "unreadable"]
    assert _column(desk, Column.IDENTITY)[0] == "customer_id c-1"
    assert desk.window.top.count.text() == "6 of 6"


def test_the_first_row_is_shown_at_once(desk: Desk, wait: Wait, tmp_path: Path) -> None:
    """The first event is selected in the list and stands in both panes."""
    wait(_opened(desk, tmp_path))
    assert desk.window.list.currentIndex().row() == 0
    left, right = desk.window.compare.views
    for view in (left, right):
        assert "Checkout Started" in "".join(view.document.texts)


def test_letters_are_keys_in_the_list_and_letters_in_the_filter(
    desk: Desk, wait: Wait, tmp_path: Path, qtbot: QtBot
) -> None:
    """J and K walk, the slash leads into the filter line, and there they are typed."""
    wait(_opened(desk, tmp_path))
    desk.window.activateWindow()
    desk.window.list.setFocus()
    qtbot.waitUntil(desk.window.list.hasFocus)
    qtbot.keyClick(desk.window.list, Qt.Key.Key_J)
    qtbot.keyClick(desk.window.list, Qt.Key.Key_J)
    qtbot.keyClick(desk.window.list, Qt.Key.Key_K)
    assert desk.window.list.currentIndex().row() == 1
    qtbot.keyClick(desk.window.list, Qt.Key.Key_Slash)
    assert desk.window.top.filter.hasFocus()
    qtbot.keyClicks(desk.window.top.filter, "jek")
    assert desk.window.top.filter.text() == "jek"
    assert desk.window.list.currentIndex().row() == 1


def test_selecting_shows_the_problems(desk: Desk, wait: Wait, tmp_path: Path, qtbot: QtBot) -> None:
    """Arrow keys move, and the Problems tab names what is lost, its count in the title."""
    wait(_opened(desk, tmp_path))
    qtbot.keyClick(desk.window.list, Qt.Key.Key_Down)
    wait(desk.painted())
    words = [label.text() for label in desk.window.details.problems.findChildren(QLabel)]
    assert any("coupon_code" in text for text in words)
    assert desk.window.details.tabText(0).startswith("Problems ")


def test_a_link_in_a_problem_leads_to_the_line(desk: Desk, wait: Wait, tmp_path: Path) -> None:
    """`Show in event` chooses the line of the pointer in the left pane."""
    wait(_opened(desk, tmp_path))
    desk.select(2)
    pointer = "/events/1/data/product_action/coupon_code"
    desk.window.details.problems.reveal_requested.emit(pointer)
    left = desk.window.compare.views[0]
    assert left.document.pointer(left.current) == pointer


def test_a_facet_is_a_token_and_the_token_a_filter(
    desk: Desk, wait: Wait, tmp_path: Path, qtbot: QtBot
) -> None:
    """A click adds the token and hides the rest; a second click takes both back."""
    wait(_opened(desk, tmp_path))
    facet = desk.window.facets.facets["verdict"].rows["lossy"]
    qtbot.mouseClick(facet, Qt.MouseButton.LeftButton)
    assert desk.window.top.filter.text() == "verdict:lossy"
    assert _column(desk, Column.NAME) == ["purchase"]
    assert desk.window.top.count.text() == "1 of 6"
    assert facet.isChecked()
    qtbot.mouseClick(facet, Qt.MouseButton.LeftButton)
    assert desk.window.top.filter.text() == ""
    assert len(_column(desk, Column.NAME)) == 6


def test_the_button_says_exactly_what_it_will_do(
    desk: Desk, wait: Wait, tmp_path: Path, qtbot: QtBot
) -> None:
    """Ticking by Space is counted in events and users; nothing ticked, the button says why."""
    wait(_opened(desk, tmp_path))
    button = desk.window.bottom.send
    assert not button.isEnabled()
    assert "tick them" in button.toolTip()
    for row in (0, 1, 2):
        desk.window.list.go_to(row)
        qtbot.keyClick(desk.window.list, Qt.Key.Key_Space)
    wait(until(button.isEnabled))
    assert button.text() == "Send 3 events for 2 users to TEST Sandbox (this machine)…"


def test_what_cannot_be_sent_is_left_out_with_its_reason(
    desk: Desk, wait: Wait, tmp_path: Path
) -> None:
    """All ticked: the sheet counts what stays here, and why."""
    wait(_opened(desk, tmp_path))
    desk.window.list.tick_shown(True)
    desk.delivery.open_sheet()
    assert desk.window.sheet.left_out.text() == "Left out: 2 chosen events"
    reasons = [line.texts[1] for line in desk.window.sheet.reasons.lines]
    assert len(reasons) == 2
    assert any("screen_view" in reason for reason in reasons)


def test_sending_lands_beside_each_event(
    desk: Desk, wait: Wait, tmp_path: Path, qtbot: QtBot
) -> None:
    """The sandbox holds exactly what the list says was accepted."""

    async def send() -> None:
        await _opened(desk, tmp_path)
        desk.window.list.tick_shown(True)
        desk.delivery.open_sheet()
        qtbot.mouseClick(desk.window.sheet.send, Qt.MouseButton.LeftButton)
        await until(lambda: not desk.delivery.running)

    wait(send())
    sent = _column(desk, Column.LAST_SEND)
    assert [bool(text) for text in sent] == [True, True, True, False, False, False]
    assert all(text.startswith("accepted ") for text in sent[:3])
    sandbox = desk.network.sandbox
    assert sandbox is not None
    held = {user.customer_id: len(user.events) for user in sandbox.snapshot().users}
    assert held == {"c-1": 2, "c-2": 1}
    assert desk.window.bottom.counts.text() == "3 accepted · done"
    desk.window.details.setCurrentWidget(desk.window.details.sends)
    outcomes = [line.texts[3] for line in desk.window.details.sends.table.lines]
    assert set(outcomes) == {Outcome.ACCEPTED}
    desk.window.details.setCurrentWidget(desk.window.details.sandbox)
    assert "2 users" in desk.window.details.sandbox.sentence.text()


def test_a_dry_run_sends_nothing(desk: Desk, wait: Wait, tmp_path: Path) -> None:
    """It lists every request, has no button to send, and starts no sandbox."""

    async def look() -> None:
        await _opened(desk, tmp_path)
        desk.window.list.tick_shown(True)
        desk.delivery.open_sheet(dry=True)
        await asyncio.sleep(0)

    wait(look())
    sheet = desk.window.sheet
    assert sheet.title.text().startswith("Dry run, nothing is sent.")
    assert len(sheet.requests.lines) == 3
    assert not sheet.send.isVisible()
    assert desk.network.sandbox is None
