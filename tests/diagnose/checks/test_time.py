"""When the event happened: the sentences."""

from tests import shop


def test_the_sentence_shows_the_date_in_words() -> None:
    """A person compares dates, not milliseconds."""
    inspection = shop.inspect(shop.custom(), now_ms=shop.NOON_MS - 86_400_000)
    (future,) = (d for d in inspection.diagnostics if d.code == "time.future")

    assert "2026-11-23 12:00:00 UTC" in future.message


def test_a_date_beyond_the_calendar_is_said() -> None:
    """No crash on 10^18 milliseconds."""
    event = shop.custom()
    event["data"]["timestamp_unixtime_ms"] = 10**18
    inspection = shop.inspect(event, now_ms=shop.NOON_MS)

    assert any("beyond the year 9999" in d.message for d in inspection.diagnostics)


def test_a_user_update_has_no_time() -> None:
    """A future-dated attribute change is not discarded for its date."""
    inspection = shop.inspect(shop.change("plan", 1), now_ms=0)

    assert "time.future" not in shop.codes(inspection)
