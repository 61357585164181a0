"""A window of a minute takes its limit and no more."""

from inspector.moengage.tables import Limit
from inspector.sandbox.windows import State, Windows


def test_a_window_fills_and_empties() -> None:
    """The limit is reached exactly; a refusal uses nothing up; the next window is fresh."""
    now = 1000.0
    windows = Windows((Limit("event", 3),), lambda: now, 60)
    assert windows.take({"event": 2}) == State(True, 3, 1, 60)
    assert windows.take({"event": 2}) == State(False, 3, 0, 60)
    now += 20
    assert windows.take({"event": 1}) == State(True, 3, 0, 40)
    assert windows.take({"event": 1}) == State(False, 3, 0, 40)
    now += 39.9
    assert windows.take({"event": 1}) == State(False, 3, 0, 1)
    now += 0.2
    assert windows.take({"event": 1}) == State(True, 3, 2, 60)


def test_of_two_limits_the_tighter_is_told() -> None:
    """Bulk import counts users and events apart."""
    windows = Windows((Limit("customer", 10), Limit("event", 5)), lambda: 0.0, 60)
    assert windows.take({"customer": 1, "event": 4}) == State(True, 5, 1, 60)
    assert windows.take({"customer": 9, "event": 0}) == State(True, 10, 0, 60)
    assert windows.take({"customer": 1, "event": 0}) == State(False, 10, 0, 60)


def test_no_limit_no_state() -> None:
    """An endpoint without a limit says nothing about one."""
    assert Windows((), lambda: 0.0, 60).take({"event": 1}) is None


def test_headers_are_the_documented_ones() -> None:
    """Three headers, whole numbers."""
    assert State(True, 100, 95, 30).headers() == {
        "x-ratelimit-limit": "100",
        "x-ratelimit-remaining": "95",
        "x-ratelimit-reset": "30",
    }
