"""Numbers, times and outcomes as the window writes them."""

import pytest

from inspector.model.delivery import Attempt, EventKey, Outcome
from inspector.model.problems import Severity, Verdict
from inspector.ui import words

KEY = EventKey(1, 1, 0)


def attempt(family: str, number: int, outcome: Outcome) -> Attempt:
    return Attempt(KEY, family, number, 1_795_435_389.0, 0.1, outcome, "")


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "0"), (4210, "4,210"), (9999, "9,999"), (902_611, "902k"), (1_204_377, "1.2M")],
)
def test_counts_fit_a_narrow_column(number: int, text: str) -> None:
    """In full below ten thousand, then never rounded up."""
    assert words.short(number) == text


@pytest.mark.parametrize(
    ("time_ms", "text"),
    [
        (1_795_435_389_482, "12:03:09.482"),
        (0, "00:00:00.000"),
        (None, "—"),
        (-1, "-1"),
        (10**18, "1000000000000000000"),
    ],
)
def test_times_are_utc_and_never_fail(time_ms: int | None, text: str) -> None:
    """Milliseconds are kept; what no calendar holds is shown as the number it is."""
    assert words.clock(time_ms) == text
    assert words.date(time_ms)


@pytest.mark.parametrize(("seconds", "text"), [(41, "0:41"), (61.4, "1:01"), (3723, "1:02:03")])
def test_durations(seconds: float, text: str) -> None:
    """Minutes and seconds, hours where there are some."""
    assert words.duration(seconds) == text


def test_the_last_try_counts_and_bad_news_first() -> None:
    """A retry that was accepted is accepted; a refused request speaks for its event."""
    tries = [attempt("customer", 1, Outcome.RETRYING), attempt("customer", 2, Outcome.ACCEPTED)]
    assert words.last_send(tries).startswith("accepted ")
    assert words.last_send([*tries, attempt("event", 1, Outcome.REFUSED)]).startswith("refused ")
    assert words.last_send([]) == ""


def test_every_verdict_and_severity_has_a_glyph_and_words() -> None:
    """Never colour alone."""
    assert set(words.VERDICTS) == set(Verdict)
    assert set(words.SEVERITIES) == set(Severity)
    assert all(glyph and text for glyph, text, _ in words.VERDICTS.values())
