"""The Mapping rules tab: a line for every link."""

from inspector.session import Session
from inspector.ui.panels.details import DetailTabs
from tests.ui.panels.conftest import show


def test_rules_name_every_fate(tabs: DetailTabs, session: Session) -> None:
    """Each link is a line with rule, standing and source; choosing one leads to its place."""
    show(tabs, session, 1)
    tabs.setCurrentWidget(tabs.rules)
    links = session.inspection(session.rows[1].key).mapping.links
    assert len(tabs.rules.table.lines) == len(links)
    coupon = next(line for line in tabs.rules.table.lines if "coupon_code" in line.texts[0])
    assert coupon.texts[2] == "− dropped"
    assert all(coupon.texts)
    told: list[str] = []
    tabs.reveal_requested.connect(told.append)
    tabs.rules.table.selectRow(tabs.rules.table.lines.index(coupon))
    tabs.rules._on_chosen()
    assert told == [coupon.texts[0]]
