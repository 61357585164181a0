"""The letters of the window."""

import msgspec
import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication

from inspector.ui import fonts
from inspector.ui.theme import Theme


def test_the_fonts_are_ours_on_every_desktop(theme: Theme) -> None:
    """Text is set in the fonts of the packages, regular and bold, not in something like them."""
    for family, font in ((fonts.SANS, fonts.sans), (fonts.MONO, fonts.mono)):
        for bold in (False, True):
            made = QFontInfo(font(bold=bold))
            assert (made.family(), made.bold()) == (family, bold)


def test_bold_is_drawn_and_not_smeared(theme: Theme) -> None:
    """The bold of the sans has widths of its own, as only a file of its own has them."""
    regular, bold = (QFontMetricsF(fonts.sans(bold=each)) for each in (False, True))

    assert bold.horizontalAdvance("Would be refused") > regular.horizontalAdvance(
        "Would be refused"
    )


def test_code_keeps_to_its_columns(theme: Theme) -> None:
    """No ligature draws two characters of a JSON text as one: all are equally wide."""
    metrics = QFontMetricsF(fonts.mono())
    for text in ("->", "!=", "fi", "==", "www", "://", "{}", "0O"):
        assert metrics.horizontalAdvance(text) == pytest.approx(
            len(text) * metrics.horizontalAdvance("x"), abs=0.1
        )


def test_the_sizes_are_the_tables(theme: Theme) -> None:
    """A size is a part of the body's, and the body follows the desktop."""
    body = fonts.sans().pointSizeF()
    for size, part in msgspec.to_builtins(fonts.measures().type).items():
        assert fonts.sans(size).pointSizeF() == pytest.approx(body * part)
    assert body >= fonts.SMALLEST


def test_an_application_is_set_in_them(theme: Theme, qapp: QApplication) -> None:
    """The look brings its font along."""
    assert QFont(qapp.font()).family() == fonts.SANS
