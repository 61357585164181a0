"""Words that every command speaks."""

from inspector.cli.words import iso, shown


def test_time_as_text() -> None:
    """Milliseconds stay exact; a moment no calendar has is none."""
    assert iso(1795435200007) == "2026-11-23T12:00:00.007Z"
    assert iso(-1) == "1969-12-31T23:59:59.999Z"
    assert iso(10**30) is None
    assert iso(None) is None


def test_shown_escapes_control_characters_only() -> None:
    """Letters of any language stay as they are."""
    assert shown("Malmö 東京 😀") == "Malmö 東京 😀"
    assert shown("a\x1b\r\u202e") == "a\\x1b\\r\\u202e"
