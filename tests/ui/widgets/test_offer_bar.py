"""A strip for something left from before."""

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from inspector.ui import theme as themes
from inspector.ui.theme import Theme
from inspector.ui.widgets.offer_bar import OfferBar


def test_it_says_and_offers(theme: Theme, qtbot: QtBot) -> None:
    """Hidden until there is something; plain text, never HTML; the colours follow the look."""
    button = QPushButton("Open it")
    bar = OfferBar(theme, "Left", button)
    qtbot.addWidget(bar)
    assert bar.isHidden()
    bar.say("Something <b>was</b> left.")
    assert bar.label.text() == "Something <b>was</b> left."
    assert bar.label.textFormat().name == "PlainText"
    assert button.isVisible()
    dark = themes.load("dark")
    bar.set_theme(dark)
    assert dark.severities.warning.fg in bar.styleSheet()
