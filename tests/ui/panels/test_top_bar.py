"""The top bar is never silent about a filter or about reading."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from inspector.index.source import State, read
from inspector.session import Session
from inspector.ui import actions
from inspector.ui.bridge import Bridge
from inspector.ui.panels.top_bar import TopBar
from inspector.ui.theme import Theme
from tests.ui.batches import SHOP


@pytest.fixture
def bar(session: Session, bridge: Bridge, theme: Theme, qtbot: QtBot) -> Iterator[TopBar]:
    window = QMainWindow()
    qtbot.addWidget(window)
    made = TopBar(theme, actions.build(window))
    made.follow(session, bridge)
    window.setCentralWidget(made)
    window.show()
    yield made
    window.close()


def test_counts_and_reading(bar: TopBar, session: Session) -> None:
    """Shown of total; while reading how far, with a way to stop."""
    source = session.begin_source("shop", 2 * len(SHOP))
    for chunk in read(source.id, source.name, SHOP, session.pipeline):
        session.take(source, chunk)
    assert bar.count.text().startswith("6 of 6 · reading… ")
    assert bar.stop.isVisible()
    session.finish_source(source, State.STOPPED)
    assert bar.count.text() == "6 of 6"
    assert not bar.stop.isVisible()
    session.set_filter("verdict:lossy")
    assert bar.count.text() == "1 of 6"


def test_a_capture_shows_its_port(bar: TopBar, theme: Theme) -> None:
    """With a red dot, also after the colours change; no word of it once it ends."""
    bar.show_capture(8765)
    bar.set_theme(theme)
    assert bar.capture.text() == "Capture :8765"
    assert _middle(bar) == theme.severities.error.fg
    bar.show_capture(None)
    assert bar.capture.text() == "Capture"
    assert _middle(bar) != theme.severities.error.fg


def _middle(bar: TopBar) -> str:
    return bar.capture.icon().pixmap(16, 16).toImage().pixelColor(8, 8).name()


def test_buttons_are_the_actions(bar: TopBar) -> None:
    """With the shortcut beside it."""
    tips = {button.text(): button.toolTip() for button in bar.findChildren(type(bar.stop))}
    assert tips["Paste"] == "Paste as a source (Ctrl+V)"
