"""The strip above an edited event."""

from pytestqt.qtbot import QtBot

from inspector.app import pipeline_for
from inspector.compare import Change
from inspector.model.mapping import MappingSettings
from inspector.session.copies import Copy, begin, with_text
from inspector.ui.theme import Theme
from inspector.ui.widgets.edit_bar import EditBar
from tests import shop

PIPELINE = pipeline_for(MappingSettings(), shop.NOON_MS)


def copy_of(text: str = '"Seen"') -> Copy:
    copy = begin(shop.inspect(shop.custom("Rated"), now_ms=shop.NOON_MS), PIPELINE)
    assert copy
    return with_text(copy, copy.text.replace('"Rated"', text), PIPELINE)


def test_it_is_there_where_something_is_edited(qtbot: QtBot, theme: Theme) -> None:
    """Or about to be."""
    bar = EditBar(theme)
    qtbot.addWidget(bar)
    bar.show_copy(None, editing=False)
    assert bar.isHidden()
    bar.show_copy(copy_of('"Rated"'), editing=False)
    assert bar.isHidden()
    bar.show_copy(copy_of('"Rated"'), editing=True)
    assert not bar.isHidden()
    assert "nothing edited yet" in bar.accessibleName()
    assert not bar.changes.isEnabled()
    assert not bar.revert.isEnabled()
    bar.show_copy(copy_of(), editing=False)
    assert bar.accessibleName().startswith("Edited copy, 1 field edited")
    assert (bar.toggle.text(), bar.revert.isEnabled()) == ("Edit", True)


def test_each_change_can_be_taken_back(qtbot: QtBot, theme: Theme) -> None:
    """From a menu that says what it was, or all at once."""
    bar = EditBar(theme)
    qtbot.addWidget(bar)
    copy = copy_of()
    bar.show_copy(copy, editing=True)
    told: list[Change | None] = []
    bar.revert_requested.connect(told.append)
    entry = bar.changes.menu().actions()[-1]
    assert entry.text() == 'event_name: "Rated" → "Seen"'
    entry.trigger()
    bar.revert.click()
    assert told == [copy.changes[0], None]
    with qtbot.waitSignal(bar.toggled):
        bar.toggle.click()


def test_a_fault_stands_in_it(qtbot: QtBot, theme: Theme) -> None:
    """With its place, and with what is shown meanwhile; also for a screen reader."""
    bar = EditBar(theme)
    qtbot.addWidget(bar)
    bar.show()
    bar.show_copy(copy_of('"Rated'), editing=True)
    fault = bar.findChild(type(bar._fault), "fault")
    assert not fault.isHidden()
    assert fault.text().startswith("Line 7, column ")
    assert "what was readable last" in fault.text()
    assert "Line 7" in bar.accessibleName()
    bar.show_copy(copy_of(), editing=True)
    assert fault.isHidden()
