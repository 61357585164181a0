"""Trouble on purpose: how often a request meets which failure."""

import random
from collections.abc import Mapping
from enum import StrEnum


class Trouble(StrEnum):
    """A failure the sandbox can play. `sandbox --fail KIND=RATE` speaks these words."""

    RATE_LIMIT = "429"
    """The window's end as seconds that are left."""
    RATE_LIMIT_EPOCH = "429-epoch"
    """The same with the window's end as a time: MoEngage's documents say both."""
    SERVER_ERROR = "500"
    STALL = "stall"
    """The request is taken and never answered."""
    RESET = "reset"
    """The connection breaks before the request is taken."""
    LOST = "lost"
    """The request is taken, and the connection breaks before an answer."""
    HALF = "half"
    """The request is taken, and the connection breaks within the answer."""
    SUSPENDED = "suspended"
    """403: the account is suspended."""


class Dice:
    """Picks the failure of each request, the same ones for the same seed."""

    def __init__(self, rates: Mapping[str, float], seed: int = 0) -> None:
        """`rates` gives the share of requests, 0 to 1, by kind. Raises ValueError."""
        known = ", ".join(Trouble)
        for kind, rate in rates.items():
            if kind not in set(Trouble):
                raise ValueError(f"There is no failure “{kind}”. Known: {known}.")
            if not 0 <= rate <= 1:
                raise ValueError(f"The rate of “{kind}” is {rate:g}; it lies between 0 and 1.")
        if sum(rates.values()) > 1:
            raise ValueError("The rates of all failures together are above 1.")
        self._rates = [(Trouble(kind), rate) for kind, rate in rates.items()]
        self._random = random.Random(seed)

    def throw(self) -> Trouble | None:
        """The failure of the next request, if any."""
        thrown = self._random.random()
        for trouble, rate in self._rates:
            if thrown < rate:
                return trouble
            thrown -= rate
        return None
