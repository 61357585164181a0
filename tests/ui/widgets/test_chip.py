"""A chip says its word, to eyes and to screen readers."""

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from inspector.ui.theme import Theme
from inspector.ui.widgets.chip import Chip


def test_a_chip_has_its_colours_and_its_name(theme: Theme, qtbot: QtBot) -> None:
    """The ground is painted; the name is the text."""
    chip = Chip("TEST", theme.severities.error, bold=True)
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    picture = chip.grab().toImage()
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
    }
    assert QColor(theme.severities.error.tint).name() in colours
    assert chip.accessibleName() == "TEST"
    width = chip.sizeHint().width()
    chip.set_text("a longer word", theme.severities.ok)
    assert chip.sizeHint().width() > width
    assert chip.accessibleName() == "a longer word"
