"""On a terminal a run shows where it stands, in one line that is gone at its end."""

import asyncio
import io

import pytest

from inspector.cli.conduct import send
from inspector.sending import Order, Plan, run_for
from inspector.session import LOCAL
from tests.sending.journals import FAST
from tests.sending.runs import some_items


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_line_of_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counts, rate and limit; the sandbox of the run tells at its end what it held."""
    screen = _Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    order = Order(LOCAL, Plan(some_items(20, 5)), FAST, "Send")
    progress = asyncio.run(send(order, run_for(order), None))
    assert progress.accepted == 20
    assert "of 20 · " in screen.getvalue()
    assert "/ 15,000 rpm" in screen.getvalue()
    assert "held 5 users and 20 events" in screen.getvalue()
