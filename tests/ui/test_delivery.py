"""Sending from the window: pause, cancel, close, failures, and what is said of each."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from inspector.model.delivery import Outcome
from inspector.model.workspace import Environment, Workspace
from inspector.sandbox import Sandbox
from inspector.ui import preparation
from inspector.ui.desk import Desk
from tests.ui.batches import batch, custom, lines
from tests.ui.conftest import Wait, until

MANY = lines(*(batch(f"c-{n}", custom("Seen")) for n in range(40)))


async def _choose_all(desk: Desk, data: bytes = MANY) -> None:
    desk.reader.open_text("many", data)
    await desk.read()
    desk.window.list.tick_shown(True)


async def _start(desk: Desk, rate: int) -> None:
    desk.delivery.open_sheet()
    desk.window.sheet.choices.rate.setText(str(rate))
    desk.window.sheet.choices.changed.emit()
    desk.window.sheet.send.click()
    await until(lambda: desk.window.bottom.pause.isVisible())


def _outcomes(desk: Desk) -> list[Outcome]:
    attempts = desk.session.attempts
    return [tries[-1].outcome for tries in attempts.values()]


def test_a_run_is_paused_resumed_and_cancelled(desk: Desk, wait: Wait) -> None:
    """Every event ends in exactly one outcome; the buttons say what they do."""

    async def journey() -> None:
        await _choose_all(desk)
        await _start(desk, rate=60)
        desk.window.actions_by_id["pause"].trigger()
        await until(lambda: desk.window.bottom.pause.text() == "Resume")
        assert "paused" in desk.window.bottom.counts.text()
        desk.window.actions_by_id["pause"].trigger()
        await until(lambda: desk.window.bottom.pause.text() == "Pause")
        desk.window.actions_by_id["cancel"].trigger()
        await until(lambda: not desk.delivery.running)

    wait(journey())
    outcomes = _outcomes(desk)
    assert len(outcomes) == 40
    assert set(outcomes) <= {Outcome.ACCEPTED, Outcome.UNSENT}
    assert Outcome.UNSENT in outcomes
    assert not desk.window.bottom.cancel.isVisible()
    assert "not sent" in desk.window.bottom.counts.text()


def test_a_second_run_waits_for_the_first(desk: Desk, wait: Wait) -> None:
    """The button rests, and asking all the same is answered in a sentence."""

    async def journey() -> None:
        await _choose_all(desk)
        await _start(desk, rate=60)
        assert not desk.window.bottom.send.isEnabled()
        desk.delivery.open_sheet()
        assert "A run is on" in desk.window.messages.text
        desk.delivery.cancel()
        await until(lambda: not desk.delivery.running)

    wait(journey())
    assert desk.window.bottom.send.isEnabled()


def test_closing_while_sending_is_asked_about(desk: Desk, wait: Wait) -> None:
    """Going on leaves the run alone; stopping ends it and closes the window."""

    async def journey() -> None:
        await _choose_all(desk)
        await _start(desk, rate=60)
        for words in ("Go on", "Stop sending"):
            desk.window.close()
            await until(lambda: _box(desk) is not None)
            assert desk.window.isVisible()
            box = _box(desk)
            assert box is not None
            next(b for b in box.buttons() if b.text().startswith(words)).click()
            await until(lambda: _box(desk) is None)
            assert desk.delivery.running or words != "Go on"
        await until(lambda: not desk.window.isVisible())

    wait(journey())
    assert not desk.delivery.running


def test_a_workspace_without_a_key_is_a_sentence(desk: Desk, wait: Wait) -> None:
    """What is missing, and where to put it; nothing is sent."""

    async def journey() -> None:
        await _choose_all(desk)
        desk.places.choose(Workspace("Acme EU", "W1", "02", Environment.TEST))
        desk.delivery.open_sheet()
        desk.window.sheet.send.click()
        await until(lambda: not desk.delivery.running)

    wait(journey())
    assert "no key for “Acme EU”" in desk.window.messages.text
    assert desk.session.attempts == {}


def test_a_refusing_server_is_told_beside_the_event(
    desk: Desk, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong key: the run stops, says why, and each event knows."""
    monkeypatch.setenv("MPARTICLE_INSPECTOR_KEY_MIRROR", "wrong")

    async def journey() -> None:
        await _choose_all(desk)
        mirror = Sandbox(name="Mirror")
        await desk.network.run(mirror.start())
        there = replace(mirror.workspace, data_center="01")
        desk.places.choose(there)
        desk.delivery.open_sheet()
        desk.window.sheet.send.click()
        await until(lambda: not desk.delivery.running)
        await desk.network.run(mirror.stop())

    wait(journey())
    assert "The run stopped early" in desk.window.messages.text
    assert Outcome.REFUSED in _outcomes(desk)


def test_without_user_updates(desk: Desk, wait: Wait) -> None:
    """Leaving them out plans again in the open sheet."""
    data = lines(batch("c-1", custom("Seen"), user_attributes={"plan": "gold"}))

    async def journey() -> None:
        await _choose_all(desk, data)
        desk.delivery.open_sheet()
        assert "2 requests with 1 user update" in desk.window.sheet.facts.text()
        desk.window.sheet.choices.users.click()
        assert ">1 request<" in desk.window.sheet.facts.text()

    wait(journey())


def _box(desk: Desk) -> QMessageBox | None:
    boxes = [box for box in desk.window.findChildren(QMessageBox) if box.isVisible()]
    return boxes[0] if boxes else None


def test_nothing_chosen_is_a_sentence(desk: Desk, tmp_path: Path) -> None:
    """The shortcut works at any time, so it has an answer at any time."""
    desk.delivery.open_sheet()
    assert "Choose events first" in desk.window.messages.text
    assert desk.window.sheet.isHidden()


def test_too_many_at_once_are_refused_in_a_sentence(
    desk: Desk, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their requests are held in memory; the sentence says how many, and what to do."""
    monkeypatch.setattr(preparation, "MOST", 39)
    wait(_choose_all(desk))
    desk.delivery.open_sheet()
    assert not desk.window.sheet.isVisible()
    assert (
        "40 events are chosen, and at most 39 can be sent in one run. Filter the list, untick"
        in desk.window.messages.text
    )
    desk.window.list.tick_shown(False)
    desk.session.tick([desk.session.rows.key(0)], True)
    desk.delivery.open_sheet()
    assert desk.window.sheet.isVisible()


def test_another_workspace_has_a_meter_of_its_own(desk: Desk, wait: Wait) -> None:
    """What a run to one workspace came to is not told beside the name of another."""

    async def journey() -> None:
        await _choose_all(desk)
        desk.delivery.open_sheet()
        desk.window.sheet.send.click()
        await until(lambda: not desk.delivery.running)
        assert "40 accepted" in desk.window.bottom.counts.text()
        desk.places.choose(Workspace("Acme EU", "W1", "02", Environment.LIVE))
        assert desk.window.bottom.counts.text() == ""
        assert desk.window.bottom.rate.text() == "0 / 7,500 rpm"

    wait(journey())
