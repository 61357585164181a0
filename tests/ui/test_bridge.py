"""Every fact of the session is a signal of the same name."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector.session import Fact, Session
from inspector.ui.bridge import Bridge


def test_every_fact_has_its_signal(bridge: Bridge, session: Session, qtbot: QtBot) -> None:
    """What the session tells is emitted once, under the fact's own name."""
    for fact in Fact:
        with qtbot.waitSignal(getattr(bridge, fact.value), timeout=0):
            session._tell(fact)


def test_ticking_is_told(bridge: Bridge, session: Session, qapp: QApplication) -> None:
    """A change made through the session's own request arrives too."""
    told: list[bool] = []
    bridge.ticks_changed.connect(lambda: told.append(True))
    session.tick([], True)
    assert told == [True]
