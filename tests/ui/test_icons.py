"""The drawings in resources/icons."""

import ast
from pathlib import Path, PurePosixPath

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from inspector.storage import resources
from inspector.ui import icons, words
from inspector.ui import theme as themes

NAMES = [PurePosixPath(name).stem for name in resources.names("icons")]
SET = [name for name in NAMES if name != "app"]


def _colours(image: QImage) -> set[str]:
    every = range(image.width()), range(image.height())
    return {
        image.pixelColor(x, y).name()
        for x in every[0]
        for y in every[1]
        if image.pixelColor(x, y).alpha() == 255
    }


@pytest.mark.parametrize("name", NAMES)
def test_every_drawing_draws(qapp: QApplication, name: str) -> None:
    """Each file is a picture with something in it, in the colour that is asked for."""
    assert "#0550ae" in _colours(icons.pixmap(name, "#0550ae", 64, 1.0).toImage()) or name == "app"
    assert not icons.icon(name).pixmap(32, 32).isNull()


@pytest.mark.parametrize("name", SET)
def test_the_set_is_one_set(name: str) -> None:
    """Every drawing stands on the grid of 16 and has one width of stroke."""
    svg = resources.read(f"icons/{name}.svg").decode()
    assert 'viewBox="0 0 16 16"' in svg
    assert svg.count("stroke-width") == 1
    assert 'stroke-width="1.4"' in svg
    assert "#" not in svg


def test_a_drawing_is_sharp_at_every_scale(qapp: QApplication) -> None:
    """At 150 and 200 % there are as many pixels as the screen has, not a stretched picture."""
    for ratio in (1.0, 1.5, 2.0):
        drawn = icons.icon("ok", "#0550ae").pixmap(QSize(16, 16), ratio)
        assert drawn.size() == QSize(16, 16) * ratio
        assert drawn.toImage() == icons.pixmap("ok", "#0550ae", 16, ratio).toImage()


def test_an_icon_follows_the_theme(qapp: QApplication) -> None:
    """A button keeps its icon, which has the colours of the look that holds."""
    made = icons.icon("on")
    for name in themes.NAMES:
        theme = themes.load(name)
        themes.apply(qapp, theme)
        assert theme.muted in _colours(made.pixmap(32, 32).toImage())
    off = made.pixmap(QSize(32, 32), 1.0, QIcon.Mode.Disabled).toImage()
    assert _colours(off)


def test_an_icon_outlives_its_maker(qapp: QApplication) -> None:
    """Qt may copy an icon, and the copy draws the same."""
    copy = QIcon(icons.icon("ok", "#0550ae"))
    assert QColor("#0550ae").name() in _colours(copy.pixmap(64, 64).toImage())


def test_an_arrow_stands_behind_the_words(qapp: QApplication) -> None:
    """As that of a menu does; a tool button shows both."""
    push, tool = QPushButton("Set up"), QToolButton()
    for button in (push, tool):
        icons.trail(button, "chevron-down")
        assert not button.icon().isNull()
        assert button.isRightToLeft()


def test_a_missing_drawing_is_an_error(qapp: QApplication) -> None:
    """A typing error does not become an empty button."""
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-drawing")


def test_every_verdict_and_kind_has_a_drawing() -> None:
    """What words name is there."""
    used = {words.NOT_JUDGED[0], words.kind("anything")}
    used |= {look[0] for look in (*words.VERDICTS.values(), *words.SEVERITIES.values())}
    used |= {words.kind(each) for each in ("commerce_event", "screen_view", "crash_report")}
    assert used <= set(SET)


def test_no_drawing_is_left_over() -> None:
    """Every file is used somewhere."""
    root = Path(icons.__file__).parent
    said = {
        node.value
        for path in root.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert [name for name in NAMES if name not in said] == []
