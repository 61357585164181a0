"""The strip of a capture: what came, what is new, what needs attention."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from inspector.capture import Counts
from inspector.index.source import Source
from inspector.model.problems import Severity
from inspector.ui import theme as themes
from inspector.ui.models.news import News
from inspector.ui.panels.capture import CapturePanel, Standing
from inspector.ui.theme import Theme

WAITING = Standing("127.0.0.1:8765", True, Counts(), (), 0, False)
HEARD = replace(WAITING, counts=Counts(3, 7, 1), senders=("web SDK", "Python SDK"))


def _severity(code: str) -> Severity:
    return Severity.ERROR if code.startswith("bad") else Severity.INFO


@pytest.fixture
def panel(theme: Theme, qtbot: QtBot) -> CapturePanel:
    made = CapturePanel(theme, _severity)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_light_turns_on(panel: CapturePanel) -> None:
    """With the first event, by shape and by name; then the help makes room, once."""
    panel.show_help(True)
    panel.show_standing(WAITING)
    assert "Waiting for the first event at http://127.0.0.1:8765" in panel.status.text()
    assert (panel.light.name, panel.light.accessibleName()) == ("off", "No event came yet")
    assert panel.tabs.isVisible()
    panel.show_standing(HEARD)
    assert (panel.light.name, panel.light.accessibleName()) == ("on", "Events arrive")
    assert not panel.tabs.isVisible()
    panel.toggle_help()
    panel.show_standing(HEARD)
    assert panel.tabs.isVisible()


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        (HEARD, "7 events in 3 requests, 1 refused · from web SDK, Python SDK"),
        (replace(HEARD, paused=True, waiting=1_200), "View paused, 1.2 kB wait · 7 events"),
        (replace(HEARD, waiting=2_500_000), "2.5 MB still to be listed"),
        (replace(HEARD, running=False), "The capture is stopped. 7 events"),
        (replace(HEARD, counts=Counts(3, 7, 0, 2, 1)), "2 passed on, 1 without an answer"),
    ],
)
def test_it_says_how_it_stands(panel: CapturePanel, standing: Standing, said: str) -> None:
    """In one line; the tool tip has the address too, whose port the top bar shows."""
    panel.show_standing(standing)

    assert said in panel.status.text()
    assert panel.status.toolTip() == f"{panel.status.text()} · at http://127.0.0.1:8765"
    assert panel.stop.text() == ("Stop" if standing.running else "Start again")


def test_buttons_ask(panel: CapturePanel) -> None:
    """Each for what it says; a stopped capture is started by the same button."""
    asked: list[str] = []
    for name in ("start", "stop", "pause", "clear", "save"):
        getattr(panel, f"{name}_requested").connect(lambda name=name: asked.append(name))
    panel.show_standing(HEARD)
    for button in (panel.pause, panel.clear, panel.save, panel.stop):
        button.click()
    panel.show_standing(replace(HEARD, running=False))
    panel.stop.click()

    assert asked == ["pause", "clear", "save", "stop", "start"]


def test_news_lead_to_a_filter(panel: CapturePanel) -> None:
    """The worst new problem and the last new user are named; a click filters by them."""
    toggled: list[str] = []
    seen: list[bool] = []
    panel.token_toggled.connect(toggled.append)
    panel.news_seen.connect(lambda: seen.append(True))
    news = News(Source(1, "a", 0))
    news.problems = ["fine.one", "bad.two"]
    news.users, news.last_user = 3, ("email", "maria@shop.test")
    panel.show_news(news)
    assert panel.problem.text() == "New: bad.two +1"
    assert panel.user.text() == "New user: maria@shop.test +2"
    panel.problem.click()
    panel.user.click()
    assert toggled == ["problem:bad.two", "user:maria@shop.test"]
    assert seen == [True, True]
    news.seen()
    panel.show_news(news)
    assert not panel.problem.isVisible()
    assert not panel.user.isVisible()


def test_what_needs_attention(panel: CapturePanel) -> None:
    """A sentence with a way out; once closed it stays closed until there is another."""
    done: list[bool] = []
    panel.say("The port is taken.", "Use a free port", lambda: done.append(True))
    assert panel.message.isVisible()
    panel.message.button.click()
    assert done == [True]
    panel.message.hide()
    panel.say("The port is taken.", "Use a free port")
    assert not panel.message.isVisible()
    panel.say("The disk is full.")
    assert panel.message.isVisible()
    assert not panel.message.button.isVisible()


def test_both_looks(panel: CapturePanel) -> None:
    """The light keeps its meaning when the colours change."""
    panel.show_standing(HEARD)
    dark = themes.load("dark")
    panel.set_theme(dark)

    panel.light.resize(panel.light.sizeHint())
    assert panel.light.grab().toImage().pixelColor(8, 8).name() == dark.test.fg


def test_it_could_not_start(panel: CapturePanel) -> None:
    """Why, and the way out; nothing else can be pressed, and the lines to paste, which would lead
    nowhere, are away."""
    done: list[bool] = []
    panel.show_help(True)
    panel.show_failed("The port is taken.", "Use a free port", lambda: done.append(True))
    assert panel.status.text() == "The capture is not listening"
    assert not panel.tabs.isVisible()
    assert not any(each.isEnabled() for each in (panel.pause, panel.clear, panel.save))
    panel.message.button.click()
    assert done == [True]
    assert panel.stop.text() == "Try again"


def test_room_for_the_help(panel: CapturePanel) -> None:
    """While there are no events below, the help takes their room."""
    panel.show_help(True)
    panel.show_standing(WAITING)
    tall = panel.tabs.height()
    panel.show_standing(HEARD)
    panel.show_help(True)

    assert panel.tabs.height() < tall
