"""The fields of a whole source."""

import pytest
from pytestqt.qtbot import QtBot

from inspector.mapping.coverage import Tally
from inspector.ui.panels.source_coverage import SourceCoverage
from inspector.ui.theme import Theme
from tests import shop
from tests.ui.inspections import rule


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme) -> SourceCoverage:
    made = SourceCoverage(theme)
    qtbot.addWidget(made.head)
    qtbot.addWidget(made.table)
    made.head.show()
    made.show_rules(rule)
    return made


def tally() -> Tally:
    made = Tally()
    inspection = shop.inspect(shop.PURCHASE)
    assert inspection.event
    made.add(inspection.event, inspection.mapping)
    return made


def test_what_is_left_out_most_is_listed_with_its_rule(panel: SourceCoverage) -> None:
    """How often, of how many, why, and an example."""
    panel.show_tally(tally(), 1, 1)
    (line,) = panel.table.lines
    assert line.texts == (
        "data/product_action/coupon_code", "1 (100 %)", "1", "drop.commerce_fields",
        "The sentence of drop.commerce_fields.", "NOV",
    )  # fmt: skip
    assert panel.bar.accessibleName().startswith("14 fields")
    assert panel._state.text() == "in 1 event"


def test_counting_can_be_watched_and_stopped(panel: SourceCoverage, qtbot: QtBot) -> None:
    """What was counted so far is not told as if it were all."""
    panel.show_tally(tally(), 1, 4)
    assert panel._state.text() == "1 event so far, 25 %"
    with qtbot.waitSignal(panel.stopped):
        panel.stop.click()
    panel.show_tally(tally(), 1, 1, "Stopped.")
    assert panel._state.text() == "1 event. Stopped."
    assert panel.stop.isHidden()


def test_an_empty_source_is_no_fault(panel: SourceCoverage) -> None:
    """Nothing is counted."""
    panel.show_tally(Tally(), 1, 1)
    assert panel.table.lines == ()
    assert panel._state.text() == "in 0 events"
