"""The letters of the window."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QRawFont
from PySide6.QtWidgets import QApplication

from inspector.storage import resources
from inspector.ui import fonts
from inspector.ui.theme import Theme

PACKAGE = Path(fonts.__file__).parents[1]
NOT_SHOWN = {"cli", "pages", "report"}
"""Rooms that write for terminals and files."""
MARKS_OF_NOTHING = "\ufffd\uffff"
"""What the code looks for or puts for bytes that are no text."""


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


def test_every_character_of_the_window_is_in_the_fonts(theme: Theme) -> None:
    """What we write ourselves never comes from another font, whose signs differ in size."""
    found: dict[str, set[str]] = {}
    for where, text in _texts():
        for character in text:
            if ord(character) > 160 and character not in MARKS_OF_NOTHING:
                found.setdefault(character, set()).add(where)
    faces = [QRawFont.fromFont(font()) for font in (fonts.sans, fonts.mono)]
    lacking = {
        character: sorted(where)
        for character, where in found.items()
        if not all(face.supportsCharacter(ord(character)) for face in faces)
    }

    assert lacking == {}


def test_the_sizes_are_the_tables(theme: Theme) -> None:
    """A size is a part of the body's, and the body follows the desktop."""
    body = fonts.sans().pointSizeF()
    for size, part in fonts.measures().type._asdict().items():
        assert fonts.sans(size).pointSizeF() == pytest.approx(body * part)
    assert body >= fonts.SMALLEST


def test_an_application_is_set_in_them(theme: Theme, qapp: QApplication) -> None:
    """The look brings its font along."""
    assert QFont(qapp.font()).family() == fonts.SANS


def _texts() -> Iterator[tuple[str, str]]:
    """Every string of the code and of the tables that can come to the window."""
    for path in PACKAGE.rglob("*.py"):
        if path.relative_to(PACKAGE).parts[0] in NOT_SHOWN:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docs = {ast.get_docstring(node, clean=False) for node in ast.walk(tree) if _told(node)}
        for node in ast.walk(tree):
            text = node.value if isinstance(node, ast.Constant) else None
            if isinstance(text, str) and text not in docs:
                yield path.name, text
    for folder in ("problems", "mapping", "moengage", "help", "capture"):
        for name in resources.names(folder):
            yield name, str(tomllib.loads(resources.read(name).decode()))


def _told(node: ast.AST) -> bool:
    return isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
