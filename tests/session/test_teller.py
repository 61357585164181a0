"""Telling facts."""

from inspector.session.facts import Fact
from inspector.session.teller import Teller


def test_every_subscriber_is_told() -> None:
    """In the order they came."""
    heard: list[tuple[int, Fact]] = []
    teller = Teller()
    for number in (1, 2):
        teller.subscribe(lambda fact, number=number: heard.append((number, fact)))
    teller._tell(Fact.TICKS_CHANGED)

    assert heard == [(1, Fact.TICKS_CHANGED), (2, Fact.TICKS_CHANGED)]
