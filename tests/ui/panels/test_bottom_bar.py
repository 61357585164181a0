"""The bottom bar says where events go, what the button does and how a run stands."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from inspector.model.delivery import Progress
from inspector.model.workspace import Environment
from inspector.session import LOCAL
from inspector.ui import actions
from inspector.ui.panels.bottom_bar import BottomBar
from inspector.ui.theme import Theme


@pytest.fixture
def bar(theme: Theme, qtbot: QtBot) -> Iterator[BottomBar]:
    window = QMainWindow()
    qtbot.addWidget(window)
    made = BottomBar(theme, actions.build(window))
    window.setCentralWidget(made)
    window.resize(1100, 60)
    window.show()
    yield made
    window.close()


def test_live_paints_the_bar_and_says_so(bar: BottomBar, theme: Theme) -> None:
    """Colour and word change together."""
    bar.show_workspace(LOCAL)
    assert bar.grab().toImage().pixelColor(500, 1) == QColor(theme.test.button)
    assert bar.workspace.accessibleName() == "Workspace: TEST Sandbox (this machine)"
    bar.show_workspace(replace(LOCAL, name="Acme EU", environment=Environment.LIVE))
    assert bar.grab().toImage().pixelColor(500, 1) == QColor(theme.live.button)
    assert bar.workspace.accessibleName() == "Workspace: LIVE Acme EU"
    assert bar.send.property("place") == "live"


def test_a_button_that_cannot_be_pressed_says_why(bar: BottomBar) -> None:
    """The reason is its tool tip."""
    bar.show_send("Send to TEST x…", "Choose events first.")
    assert not bar.send.isEnabled()
    assert bar.send.toolTip() == "Choose events first."
    bar.show_send("Send 1 event…", "")
    assert bar.send.isEnabled()


@pytest.mark.parametrize(
    ("progress", "text"),
    [
        (None, ""),
        (
            Progress(accepted=1204, retrying=3, refused=1, seconds_left=41),
            "1,204 accepted · 3 retrying · 1 refused · 0:41 left",
        ),
        (Progress(accepted=2, paused=True), "2 accepted · paused"),
        (
            Progress(accepted=2, doubt=1, unsent=5, finished=True),
            "2 accepted · 1 in doubt · 5 not sent · done",
        ),
    ],
)
def test_counts_in_words(bar: BottomBar, progress: Progress | None, text: str) -> None:
    """What is nought is left out; how long it takes comes last."""
    bar.show_progress(progress, 15_000)
    assert bar.counts.text() == text


def test_pause_and_cancel_are_there_while_a_run_is_on(bar: BottomBar) -> None:
    """Before and after there is nothing to pause."""
    bar.show_progress(None, 15_000)
    assert not bar.pause.isVisible()
    assert bar.rate.text() == "0 / 15,000 rpm"
    bar.show_progress(Progress(total=5, limit=600, rate=30, paused=True), 15_000)
    assert bar.pause.isVisible()
    assert bar.cancel.isVisible()
    assert bar.pause.text() == "Resume"
    assert bar.rate.text() == "30 / 600 rpm"
    bar.show_progress(Progress(total=5, accepted=5, finished=True), 15_000)
    assert not bar.cancel.isVisible()
