"""Trouble comes as often as asked, and the same way for the same seed."""

import pytest

from inspector.sandbox.trouble import Dice, Trouble


def test_rates_and_seed() -> None:
    """Within sampling noise of the asked share; a second run throws the same."""
    rates = {"429": 0.2, "reset": 0.1}
    dice, again = Dice(rates, 7), Dice(rates, 7)
    thrown = [dice.throw() for _ in range(10_000)]
    assert thrown == [again.throw() for _ in range(10_000)]
    assert 1_800 < thrown.count(Trouble.RATE_LIMIT) < 2_200
    assert 850 < thrown.count(Trouble.RESET) < 1_150
    assert set(thrown) == {None, Trouble.RATE_LIMIT, Trouble.RESET}


def test_never_and_always() -> None:
    """No rates, no trouble; a rate of 1 spares nobody."""
    assert Dice({}).throw() is None
    dice = Dice({"stall": 1.0})
    assert {dice.throw() for _ in range(1_000)} == {Trouble.STALL}


@pytest.mark.parametrize(
    ("rates", "why"),
    [
        ({"404": 0.1}, "no failure “404”"),
        ({"429": 1.5}, "between 0 and 1"),
        ({"429": 0.6, "500": 0.6}, "above 1"),
    ],
)
def test_nonsense_is_refused(rates: dict[str, float], why: str) -> None:
    """In a sentence."""
    with pytest.raises(ValueError, match=why):
        Dice(rates)
