"""From ticks to an order: the sheet follows every choice, LIVE is armed, the plan can be kept."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit

from inspector.model.workspace import Environment, Workspace
from inspector.sending import planfile
from inspector.session import copies
from inspector.ui.desk import Desk
from tests.ui.batches import batch, custom, lines
from tests.ui.conftest import Wait, until
from tests.ui.test_delivery import _choose_all

LIVE = Workspace("Acme EU", "W1", "02", Environment.LIVE)


def test_the_server_is_asked_for_its_name(desk: Desk, wait: Wait) -> None:
    """As soon as the sheet is open; the sandbox here is not started for it."""

    async def journey() -> None:
        await _choose_all(desk)
        desk.delivery.open_sheet()
        assert "starts with the first send" in desk.window.sheet.facts.text()
        sandbox = await desk.network.open_sandbox()
        desk.places.at_sandbox(sandbox.base_url)
        assert "Asking…" in desk.window.sheet.facts.text()
        await until(lambda: "knows this workspace as" in desk.window.sheet.facts.text())

    wait(journey())


def test_what_was_sent_stays_the_next_time(desk: Desk, wait: Wait) -> None:
    """The same events again: the button says that they were accepted, the tick sends them."""

    async def journey() -> None:
        await _choose_all(desk)
        desk.delivery.open_sheet()
        desk.window.sheet.send.click()
        await until(lambda: not desk.delivery.running)
        assert desk.window.bottom.send.text() == "40 events were sent before…"
        desk.delivery.open_sheet()
        sheet = desk.window.sheet
        assert not sheet.send.isEnabled()
        assert "40 events accepted by this workspace before; they stay" in sheet.facts.text()
        sheet.choices.again.click()
        assert sheet.send.text().startswith("Send 40 events")
        assert "counts them twice" in sheet.facts.text()

    wait(journey())


def test_live_is_armed_and_disarmed_by_another_target(desk: Desk, wait: Wait) -> None:
    """The window is red, its title says LIVE, and nothing goes out unarmed."""

    async def journey() -> None:
        await _choose_all(desk, lines(batch("c-1", custom("Seen"))))
        sandbox = desk.session.workspace
        desk.places.choose(LIVE)
        assert desk.window.windowTitle() == "LIVE Acme EU · mParticle inspector"
        desk.delivery.open_sheet()
        sheet = desk.window.sheet
        sheet.send_requested.emit()
        assert not desk.delivery.running
        await until(sheet.arm.isVisible)
        sheet.arm.click()
        assert sheet.send.isEnabled()
        desk.places.choose(sandbox)
        assert not sheet.send.isEnabled()
        assert desk.window.windowTitle() == "mParticle inspector"
        await until(sheet.send.isEnabled)
        desk.places.choose(LIVE)
        await until(sheet.arm.isVisible)
        assert not sheet.send.isEnabled()

    wait(journey())


def test_the_plan_is_saved(desk: Desk, wait: Wait, tmp_path: Path) -> None:
    """In a file that `send --plan` reads; nothing is sent."""
    path = tmp_path / "plan.json"

    async def journey() -> None:
        await _choose_all(desk)
        desk.delivery.open_sheet()
        desk.window.sheet.save.click()
        await until(lambda: desk.window.findChild(QFileDialog) is not None)
        dialog = desk.window.findChild(QFileDialog)
        dialog.findChild(QLineEdit).setText(str(path))
        dialog.accept()
        await until(lambda: "send --plan" in desk.window.messages.text)

    wait(journey())
    saved = planfile.read(path)
    assert saved.plan.events == 40
    assert saved.sources == {1: "many"}
    assert desk.session.attempts == {}


def test_an_edit_is_planned(desk: Desk, wait: Wait) -> None:
    """An edited event goes as edited, and the plan counts it."""

    async def journey() -> None:
        await _choose_all(desk, lines(batch("c-1", custom("Seen"))))
        session, key = desk.session, desk.session.rows.key(0)
        copy = session.edits.begin(key, session.pipeline)
        assert copy is not None
        desk.delivery.open_sheet()
        assert "edited" not in desk.window.sheet.facts.text()
        text = copy.text.replace("Seen", "Watched")
        session.edits.keep(key, copies.with_text(copy, text, session.pipeline))
        await until(lambda: "1 event was edited" in desk.window.sheet.facts.text())

    wait(journey())
