"""LIVE is armed by name, for a time, and by nothing else."""

import time

from pytestqt.qtbot import QtBot

from inspector.ui.arming import ARMED_SECONDS, Arming


def test_armed_for_a_time(qtbot: QtBot) -> None:
    """Then it is over by itself, and told."""
    arming = Arming(seconds=0.05)
    assert arming.until("Acme") == 0
    with qtbot.waitSignals([arming.changed, arming.changed], timeout=5_000):
        arming.arm("Acme")
        assert arming.until("Acme") > time.time() - 1
        assert arming.until("Other") == 0
    assert arming.until("Acme") == 0


def test_disarmed() -> None:
    """Ten minutes unless somebody disarms; a second time changes nothing."""
    assert ARMED_SECONDS == 600
    arming = Arming()
    arming.arm("Acme")
    arming.disarm()
    assert arming.until("Acme") == 0
    arming.disarm()
