"""Telling facts to whoever asked for them."""

from collections.abc import Callable

from inspector.session.facts import Fact


class Teller:
    """Keeps its subscribers."""

    def __init__(self) -> None:
        self._subscribers: list[Callable[[Fact], None]] = []

    def subscribe(self, subscriber: Callable[[Fact], None]) -> None:
        """Calls `subscriber` with every fact from now on."""
        self._subscribers.append(subscriber)

    def _tell(self, fact: Fact) -> None:
        for subscriber in self._subscribers:
            subscriber(fact)
