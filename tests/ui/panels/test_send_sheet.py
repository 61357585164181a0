"""The send sheet says everything before anything is sent, and asks for a LIVE name to be typed."""

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector.model.delivery import EventKey, Item
from inspector.model.mapping import Request
from inspector.model.workspace import Environment
from inspector.sending import Choices, Excluded, Plan, parcels
from inspector.session import LOCAL
from inspector.ui.models.outlook import Outlook
from inspector.ui.panels.send_sheet import SendSheet
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
MANY = Plan(tuple(Item(EventKey(1, n, 0), "c-1", (EVENT,)) for n in range(21)))
EDITED = Plan((replace(PLAN.items[0], edited=True),))
LIVE = replace(LOCAL, name="Acme EU", data_center="02", environment=Environment.LIVE)
OUTLOOK = Outlook(PLAN, LOCAL, Choices(), 7_500, 0.1)
ARMED = replace(OUTLOOK, workspace=LIVE, plan=MANY, armed_until=time.time() + 600)


@pytest.fixture
def sheet(theme: Theme, qtbot: QtBot) -> SendSheet:
    made = SendSheet(theme)
    qtbot.addWidget(made)
    made.resize(1100, 240)
    return made


def test_everything_is_said(sheet: SendSheet) -> None:
    """The button says what it will do; facts and what is left out stand beside it."""
    sheet.open_sheet(OUTLOOK, dry=False)
    assert sheet.title.text() == "Send 2 events for 1 user to TEST Sandbox (this machine)"
    assert sheet.send.text() == sheet.title.text()
    assert sheet.send.isEnabled()
    assert "3 requests with 1 user update" in sheet.facts.text()
    assert [line.texts for line in sheet.reasons.lines] == [("1", "It has no counterpart.")]


def test_live_is_armed_first(sheet: SendSheet, qtbot: QtBot) -> None:
    """Until then there is a button to arm, and none to send."""
    sheet.open_sheet(replace(OUTLOOK, workspace=LIVE), dry=False)
    assert not sheet.send.isEnabled()
    with qtbot.waitSignal(sheet.arm_requested, timeout=0):
        qtbot.mouseClick(sheet.arm, Qt.MouseButton.LeftButton)
    sheet.update_sheet(replace(OUTLOOK, workspace=LIVE, armed_until=time.time() + 600))
    assert sheet.send.isEnabled()
    assert not sheet.confirm.isVisible()
    assert sheet.confirm_label.text().startswith("Armed until ")
    assert not sheet.arm.isVisible()


@pytest.mark.parametrize("plan", [MANY, EDITED])
def test_a_live_name_is_typed(plan: Plan, sheet: SendSheet, qtbot: QtBot) -> None:
    """For more than twenty events or any edited one; the button wakes at the exact name."""
    sheet.open_sheet(replace(ARMED, plan=plan), dry=False)
    assert sheet.confirm.isVisible()
    assert not sheet.send.isEnabled()
    qtbot.keyClicks(sheet.confirm, "acme eu")
    assert not sheet.send.isEnabled()
    sheet.confirm.clear()
    qtbot.keyClicks(sheet.confirm, "Acme EU")
    with qtbot.waitSignal(sheet.send_requested, timeout=0):
        qtbot.mouseClick(sheet.send, Qt.MouseButton.LeftButton)


def test_a_typed_name_does_not_outlive_the_sheet(sheet: SendSheet, qtbot: QtBot) -> None:
    """The next LIVE send is confirmed afresh, and so is another workspace."""
    sheet.open_sheet(ARMED, dry=False)
    qtbot.keyClicks(sheet.confirm, "Acme EU")
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isHidden()
    sheet.open_sheet(ARMED, dry=False)
    assert not sheet.send.isEnabled()
    qtbot.keyClicks(sheet.confirm, "Acme EU")
    sheet.update_sheet(replace(ARMED, workspace=replace(LIVE, name="Other")))
    assert sheet.confirm.text() == ""


def test_what_is_no_rate_is_not_sent(sheet: SendSheet) -> None:
    """None at all means what the share allows."""
    sheet.open_sheet(OUTLOOK, dry=False)
    for text, ready in (("0", False), ("7501", False), ("12", True), ("", True)):
        sheet.choices.rate.setText(text)
        sheet.update_sheet(OUTLOOK)
        assert sheet.send.isEnabled() is ready


def test_a_dry_run_has_no_button_to_send(sheet: SendSheet) -> None:
    """It lists the requests with user and size; a bulk call with how much more is in it."""
    sheet.open_sheet(replace(OUTLOOK, workspace=LIVE), dry=True)
    assert not sheet.send.isVisible()
    assert not sheet.confirm.isVisible()
    assert not sheet.arm.isVisible()
    assert [line.texts[2] for line in sheet.requests.lines] == [
        "POST /v1/customer/{workspace_id}",
        "POST /v1/event/{workspace_id}",
        "POST /v1/event/{workspace_id}",
    ]
    bulk = replace(PLAN, packed=parcels.bulk(PLAN.items))
    sheet.open_sheet(replace(OUTLOOK, plan=bulk), dry=True)
    (line,) = sheet.requests.lines
    assert line.texts[1] == "c-1 and 1 more event"


def test_an_empty_plan_is_neither_sent_nor_saved(sheet: SendSheet, qtbot: QtBot) -> None:
    """A full one can be saved."""
    sheet.open_sheet(replace(OUTLOOK, plan=Plan(())), dry=False)
    assert not sheet.send.isEnabled()
    assert not sheet.save.isEnabled()
    sheet.update_sheet(OUTLOOK)
    with qtbot.waitSignal(sheet.save_requested, timeout=0):
        qtbot.mouseClick(sheet.save, Qt.MouseButton.LeftButton)


def test_live_wears_red(sheet: SendSheet, theme: Theme) -> None:
    """The sheet's edge is the colour of LIVE."""
    sheet.open_sheet(ARMED, dry=False)
    assert theme.live.button in sheet.styleSheet()
    sheet.update_sheet(OUTLOOK)
    assert theme.live.button not in sheet.styleSheet()


def test_when_it_was_accepted_before(sheet: SendSheet) -> None:
    """Pointing at the reason tells time and request id of the first events."""
    known = tuple(
        Excluded(EventKey(1, n, 0), f"e{n}", "Before.", f"Accepted at {n}.") for n in range(12)
    )
    sheet.open_sheet(replace(OUTLOOK, plan=replace(PLAN, excluded=known)), dry=False)
    (line,) = sheet.reasons.lines
    assert line.tip.startswith("Before.\ne0: Accepted at 0.\n")
    assert line.tip.endswith("e9: Accepted at 9.\nand 2 more")
