"""The send sheet says everything before anything is sent, and asks for a LIVE name to be typed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector.model.delivery import EventKey, Item
from inspector.model.mapping import Request
from inspector.model.workspace import Environment
from inspector.sending import Excluded, Plan
from inspector.session import LOCAL
from inspector.ui.panels.send_sheet import Outlook, SendSheet
from inspector.ui.theme import Theme

USER = Request("customer", {"type": "customer", "customer_id": "c-1"})
EVENT = Request("event", {"type": "event", "customer_id": "c-1"})
PLAN = Plan(
    items=(
        Item(EventKey(1, 1, 0), "c-1", (USER, EVENT)),
        Item(EventKey(1, 1, 1), "c-1", (EVENT,)),
    ),
    excluded=(Excluded(EventKey(1, 2, 0), "Home", "It has no counterpart."),),
)
LIVE = replace(LOCAL, name="Acme EU", data_center="02", environment=Environment.LIVE)


@pytest.fixture
def sheet(theme: Theme, qtbot: QtBot) -> SendSheet:
    made = SendSheet(theme)
    qtbot.addWidget(made)
    made.resize(1100, 240)
    return made


def test_everything_is_said(sheet: SendSheet) -> None:
    """Events, users, requests, what is left out, how long, and what was sent before."""
    sheet.open_sheet(Outlook(PLAN, LOCAL, 15_000), dry=False)
    assert sheet.title.text() == "Send 2 events for 1 user to TEST Sandbox (this machine)"
    assert sheet.send.text() == sheet.title.text()
    assert "3 requests, of which 1 user update" in sheet.facts.text()
    assert [line.texts for line in sheet.reasons.lines] == [("1", "It has no counterpart.")]
    sheet.rate.setText("6")
    assert "about 0:30" in sheet.time.text()


def test_a_live_name_is_typed(sheet: SendSheet, qtbot: QtBot) -> None:
    """The button wakes at the exact name, not before."""
    sheet.open_sheet(Outlook(PLAN, LIVE, 15_000), dry=False)
    assert sheet.confirm.isVisible()
    assert not sheet.send.isEnabled()
    qtbot.keyClicks(sheet.confirm, "acme eu")
    assert not sheet.send.isEnabled()
    sheet.confirm.clear()
    qtbot.keyClicks(sheet.confirm, "Acme EU")
    with qtbot.waitSignal(sheet.send_requested, timeout=0) as asked:
        qtbot.mouseClick(sheet.send, Qt.MouseButton.LeftButton)
    assert asked.args == [15_000]


def test_a_typed_name_does_not_outlive_the_sheet(sheet: SendSheet, qtbot: QtBot) -> None:
    """The next LIVE send is confirmed afresh."""
    sheet.open_sheet(Outlook(PLAN, LIVE, 15_000), dry=False)
    qtbot.keyClicks(sheet.confirm, "Acme EU")
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isHidden()
    sheet.open_sheet(Outlook(PLAN, LIVE, 15_000), dry=False)
    assert not sheet.send.isEnabled()


@pytest.mark.parametrize("text", ["", "0", "15001", "many"])
def test_no_rate_no_send(sheet: SendSheet, text: str) -> None:
    """Only a whole number the workspace allows."""
    sheet.open_sheet(Outlook(PLAN, LOCAL, 15_000), dry=False)
    sheet.rate.setText(text)
    assert not sheet.send.isEnabled()


def test_a_dry_run_has_no_button_to_send(sheet: SendSheet) -> None:
    """It lists the requests with user and size."""
    sheet.open_sheet(Outlook(PLAN, LIVE, 15_000), dry=True)
    assert not sheet.send.isVisible()
    assert not sheet.confirm.isVisible()
    assert [line.texts[2] for line in sheet.requests.lines] == [
        "POST /v1/customer/{workspace_id}",
        "POST /v1/event/{workspace_id}",
        "POST /v1/event/{workspace_id}",
    ]
