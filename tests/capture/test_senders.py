"""The help for each sender."""

import pytest

from inspector.capture import senders
from inspector.capture.senders import Sender

URL = "http://127.0.0.1:54321"


@pytest.mark.parametrize("sender", senders.load(), ids=lambda sender: sender.id)
def test_every_row_is_complete(sender: Sender) -> None:
    """Each says what to do and what to paste; it leads here, or says that it needs a tunnel."""
    filled = sender.at(URL)
    told = "\n".join((filled.way, filled.lines, filled.https, filled.other, filled.other_lines))

    assert filled.way.endswith(".")
    assert filled.lines
    assert "@" not in told.replace("@URL@", "x")
    assert "127.0.0.1:54321" in filled.lines or "tunnel" in filled.https
    assert bool(filled.other) == bool(filled.other_lines)


def test_they_are_found_by_id() -> None:
    """Ids are unique; another one is an error."""
    ids = [sender.id for sender in senders.load()]

    assert len(ids) == len(set(ids))
    assert senders.find("python").title == "Python SDK"
    with pytest.raises(LookupError, match="no sender"):
        senders.find("cobol")
