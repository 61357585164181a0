"""The list below the filter line: by keyboard and by mouse, and out of the way when not wanted."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from inspector.index.filter import KEYS
from inspector.ui.theme import Theme
from inspector.ui.widgets.filter_line import FilterLine
from inspector.ui.widgets.suggestions import Suggestions

Key = Qt.Key
COUNTS = {"type": Counter({"commerce_event": 208, "custom_event": 3})}


@pytest.fixture
def line(theme: Theme, qtbot: QtBot) -> Iterator[FilterLine]:
    """A filter line with the focus, above another field."""
    window = QWidget()
    qtbot.addWidget(window)
    made = FilterLine(theme)
    layout = QVBoxLayout(window)
    layout.addWidget(made)
    layout.addWidget(QLineEdit())
    layout.addStretch(1)
    window.resize(700, 500)
    made.suggest(lambda key: COUNTS.get(key, Counter()))
    window.show()
    made.setFocus()
    yield made
    window.close()


def offered(line: FilterLine) -> list[tuple[str, str]]:
    """What the list shows; nothing while it is hidden."""
    found = line.window().findChild(Suggestions)
    if found is None or not found.isVisible():
        return []
    items = [found.topLevelItem(n) for n in range(found.topLevelItemCount())]
    return [(item.text(0), item.text(1)) for item in items if item]


def test_down_lists_every_filter_with_a_sentence(line: FilterLine, qtbot: QtBot) -> None:
    """The language can be discovered from an empty line."""
    assert offered(line) == []
    qtbot.keyClick(line, Key.Key_Down)
    assert len(offered(line)) == len(KEYS)
    assert offered(line)[0] == ("type:", "only events of this type")


def test_a_filter_and_a_value_with_tab_alone(line: FilterLine, qtbot: QtBot) -> None:
    """Tab takes the first; after the filter its values come, after the value the list is told."""
    told: list[str] = []
    line.changed.connect(told.append)
    qtbot.keyClicks(line, "refund -ty")
    qtbot.keyClick(line, Key.Key_Tab)
    assert line.text() == "refund -type:"
    assert offered(line)[0] == ("type:commerce_event", "commerce_event, 208 events")
    qtbot.keyClick(line, Key.Key_Tab)
    assert line.text() == "refund -type:commerce_event"
    assert told[-1] == line.text()
    assert offered(line) == []
    assert line.hasFocus()


def test_arrows_mark_and_enter_takes_the_marked(line: FilterLine, qtbot: QtBot) -> None:
    """Round the ends; Enter without a mark filters by what is written."""
    qtbot.keyClicks(line, "type:")
    qtbot.keyClick(line, Key.Key_Up)
    qtbot.keyClick(line, Key.Key_Down)
    qtbot.keyClick(line, Key.Key_Down)
    qtbot.keyClick(line, Key.Key_Return)
    assert line.text() == "type:custom_event"
    line.set_filter("")
    qtbot.keyClicks(line, "ty")
    with qtbot.waitSignal(line.changed, timeout=0) as told:
        qtbot.keyClick(line, Key.Key_Return)
    assert told.args == ["ty"]
    assert offered(line) == []


def test_esc_closes_the_list_first(line: FilterLine, qtbot: QtBot) -> None:
    """The second Esc clears the line."""
    qtbot.keyClicks(line, "ty")
    qtbot.keyClick(line, Key.Key_Escape)
    assert (line.text(), offered(line)) == ("ty", [])
    qtbot.keyClick(line, Key.Key_Escape)
    assert line.text() == ""


def test_a_click_takes_it(line: FilterLine, qtbot: QtBot) -> None:
    """And the line keeps the focus."""
    qtbot.keyClicks(line, "type:cus")
    found = line.window().findChild(Suggestions)
    assert found is not None
    item = found.topLevelItem(0)
    assert item is not None
    middle = found.visualItemRect(item).center()
    qtbot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert line.text() == "type:custom_event"
    assert line.hasFocus()


def test_it_is_out_of_the_way_when_not_wanted(line: FilterLine, qtbot: QtBot) -> None:
    """After a blank, where nothing fits, and when the focus goes; Tab then moves on."""
    qtbot.keyClicks(line, "ty")
    assert offered(line)
    qtbot.keyClicks(line, " ")
    assert offered(line) == []
    qtbot.keyClicks(line, "zzz")
    assert offered(line) == []
    qtbot.keyClicks(line, " ty")
    line.window().findChildren(QLineEdit)[-1].setFocus()
    assert offered(line) == []
    line.setFocus()
    qtbot.keyClick(line, Key.Key_Tab)
    assert not line.hasFocus()


def test_it_lies_below_the_line_inside_the_window(line: FilterLine, qtbot: QtBot) -> None:
    """Where the eye already is."""
    qtbot.keyClick(line, Key.Key_Down)
    found = line.window().findChild(Suggestions)
    assert found is not None
    assert found.y() >= line.geometry().bottom()
    assert line.window().rect().contains(found.geometry())
