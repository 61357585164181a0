"""Counts of one part and of another add up."""

from collections import Counter

from inspector.cli.common import Found
from inspector.cli.summary import Summary
from inspector.model.delivery import EventKey
from tests import shop


def test_parts_add_up_to_the_whole() -> None:
    """In any order; the events of a batch count it once."""
    events = [
        Found("a", EventKey(1, number // 2, number % 2), shop.inspect(shop.custom(name)))
        for number, name in enumerate(("A", "moe_x", "B", ""))
    ]
    whole, first, second = Summary(), Summary(), Summary()
    for number, event in enumerate(events):
        whole.take(event)
        (first if number < 2 else second).take(event)
    second.add(first)
    assert second.text(1, Counter(call=2)) == whole.text(1, Counter(call=2))
    assert "4 events in 2 batches" in whole.text(0, Counter())
    assert second.severities == whole.severities
