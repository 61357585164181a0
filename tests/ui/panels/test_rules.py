"""The Mapping rules tab: a line for every link, the rule behind it, how much arrives."""

import pytest

from inspector.session import Session
from inspector.ui.models.table import Line
from inspector.ui.panels.details import DetailTabs
from inspector.ui.panels.rules import SOURCE, TARGET, RulesPanel
from tests.ui.panels.conftest import show

COUPON = "/events/1/data/product_action/coupon_code"


@pytest.fixture
def rules(tabs: DetailTabs, session: Session) -> RulesPanel:
    """The rules of a purchase."""
    show(tabs, session, 1)
    tabs.setCurrentWidget(tabs.rules)
    return tabs.rules


def test_rules_name_every_fate(rules: RulesPanel, tabs: DetailTabs, session: Session) -> None:
    """Each link is a line with rule and standing; choosing one leads to its place."""
    links = session.inspection(session.rows[1].key).mapping.links
    assert len(rules.table.lines) == len(links)
    coupon = next(line for line in rules.table.lines if "coupon_code" in line.texts[0])
    assert coupon.texts[2] == "− dropped"
    assert all(coupon.texts)
    told: list[tuple[str, str]] = []
    tabs.field_requested.connect(lambda *field: told.append(field))
    rules.table.selectRow(rules.table.lines.index(coupon))
    rules._on_chosen()
    added = next(line for line in rules.table.lines if line.texts[2] == "+ added")
    rules.table.selectRow(rules.table.lines.index(added))
    rules._on_chosen()
    assert told == [(coupon.texts[0], SOURCE), (added.texts[1], TARGET)]


def test_a_field_pointed_at_shows_its_rule(rules: RulesPanel) -> None:
    """From either side: sentence, source and standing; what has no rule changes nothing."""
    rules.show_field(SOURCE, COUPON)
    line = rules.table.current()
    assert line
    assert line.texts[0] == COUPON
    assert "drop.commerce_fields" in rules.card.text
    assert "documented" in rules.card.text
    rules.show_field(TARGET, "/0/type")
    line = rules.table.current()
    assert line
    assert line.texts[1:3] == ("/0/type", "+ added")
    before = rules.card.text
    rules.show_field(SOURCE, "/events/1/data")
    assert rules.card.text == before


def test_the_partners_name_of_the_type_is_told(rules: RulesPanel, tabs: DetailTabs) -> None:
    """The list of what is not supported speaks that language."""
    assert "“product_action”" in rules.card.text


def test_a_fate_lists_its_fields_only(rules: RulesPanel) -> None:
    """Chosen by its word; chosen again, all."""
    total = len(rules.table.lines)
    rules.bar.fate_chosen.emit("dropped")
    assert {line.texts[2] for line in rules.table.lines} == {"− dropped"}
    assert 0 < len(rules.table.lines) < total
    rules.bar.fate_chosen.emit("dropped")
    assert len(rules.table.lines) == total


def test_a_field_that_is_not_listed_just_now_is_found(rules: RulesPanel) -> None:
    """Pointing at it lists all fields again."""
    rules.bar.fate_chosen.emit("dropped")
    rules.show_field(TARGET, "/0/type")
    line = rules.table.current()
    assert line
    assert line.texts[1] == "/0/type"


def test_the_meter_counts_the_event(rules: RulesPanel, tabs: DetailTabs) -> None:
    """In words, for a screen reader too; nothing where there is no event."""
    assert "dropped" in rules.bar.accessibleName()
    tabs.show_event(None)
    tabs.refresh()
    assert rules.bar.accessibleName() == "0 fields"
    assert rules.table.lines == ()
    assert rules.card.text == ""


def test_the_whole_source_stands_in_its_place(rules: RulesPanel) -> None:
    """And is asked for when it is wanted."""
    told: list[None] = []
    rules.source.wanted.connect(lambda: told.append(None))
    rules.whole.click()
    assert told == [None]
    assert rules._pages.currentWidget() is rules.source.table
    rules.whole.click()
    assert told == [None]
    assert rules._pages.currentIndex() == 0


def test_the_rule_of_a_line_leads_to_its_page(rules: RulesPanel, tabs: DetailTabs) -> None:
    """Of a field of the event, and of one that the whole source leaves out."""
    asked: list[str] = []
    tabs.help_requested.connect(asked.append)
    rules.show_field(SOURCE, COUPON)
    rules.card.help_requested.emit("rule/drop.commerce_fields")
    assert 'href="rule/drop.commerce_fields"' in rules.card.text

    rules.source.table.show_lines([Line(("coupon_code",) * 6, "workspace.1+drop.x")])
    rules.source.table.selectRow(0)
    rules.source.table.activated.emit(rules.source.table.currentIndex())
    assert asked == ["rule/drop.commerce_fields", "rule/drop.x"]
