"""Distances between and around things come from one scale."""

import ast
from pathlib import Path

import pytest

from inspector.storage import resources
from inspector.ui.fonts import measures
from tests.architecture.code import PACKAGE, sources

LAYS_OUT = {"setContentsMargins", "setSpacing", "setHorizontalSpacing", "setVerticalSpacing"}
SETS_FONTS = {"setPointSize", "setPointSizeF", "setPixelSize"}
UI = [path for path in sources() if path.is_relative_to(PACKAGE / "ui")]


def _calls(path: Path, names: set[str]) -> list[ast.Call]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in names
    ]


@pytest.mark.parametrize("path", UI, ids=lambda path: path.name)
def test_every_distance_is_one_of_the_scale(path: Path) -> None:
    """No stray number of pixels: `resources/themes/measures.toml` has all there are."""
    scale = set(measures().space)
    stray = [
        (call.lineno, value.value)
        for call in _calls(path, LAYS_OUT)
        for value in call.args
        if isinstance(value, ast.Constant) and value.value not in scale
    ]
    assert stray == []


@pytest.mark.parametrize("path", UI, ids=lambda path: path.name)
def test_letters_have_the_sizes_of_the_scale(path: Path) -> None:
    """Only `inspector.ui.fonts` says how big letters are."""
    sized = _calls(path, SETS_FONTS)
    assert path.name == "fonts.py" or sized == []
    assert "font-size" not in path.read_text(encoding="utf-8")


def test_the_sheet_sets_no_sizes_of_letters() -> None:
    """Nor does the style sheet."""
    assert b"font" not in resources.read("themes/style.qss")
