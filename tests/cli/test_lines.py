"""The lines of the contract."""

from inspector.cli.common import Found
from inspector.cli.lines import Lines
from inspector.model.delivery import EventKey
from inspector.model.json import decode
from tests import shop


def found(name: str = "A") -> Found:
    """A custom event as the commands get it."""
    return Found("a.json", EventKey(1, 3, 0), shop.inspect(shop.custom(name)))


def test_links_may_be_left_out() -> None:
    """Everything else is the same."""
    full, brief = (
        decode(Lines().mapped(found()).encode()),
        decode(Lines(links=False).mapped(found()).encode()),
    )
    assert isinstance(full, dict)
    assert full.pop("links")
    assert full == brief


def test_links_that_are_written_already_are_the_same_ones() -> None:
    """One writer writes many events."""
    lines, one, other = Lines(), found("A"), found("B")
    assert lines.mapped(one) == lines.mapped(one) == Lines().mapped(one)
    assert lines.mapped(other) == Lines().mapped(other)


def test_the_line_of_check_names_the_event() -> None:
    """With its time and its user."""
    line = decode(Lines().checked(found()).encode())
    assert isinstance(line, dict)
    assert list(line) == [
        "source", "batch", "event", "event_type", "name", "time", "identity", "verdict",
        "diagnostics",
    ]  # fmt: skip
    assert (line["batch"], line["name"], line["time"]) == (3, "A", "2026-11-23T12:00:00.000Z")
