"""A plan is drawn at once for few events, behind the window for many; the newest one counts."""

from pathlib import Path

import pytest

from inspector.sending import Choices, book
from inspector.session import LOCAL
from inspector.ui import drawing
from inspector.ui.desk import Desk
from inspector.ui.drawing import Drawing
from tests.ui.conftest import Wait, until
from tests.ui.test_delivery import MANY


def _chosen(desk: Desk) -> object:
    desk.window.list.tick_shown(True)
    return desk.delivery._preparation._planner.finish()


def test_few_at_once_and_many_behind(
    desk: Desk, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same plan either way."""
    made = Drawing(desk.network, desk.tasks, desk.window)

    async def journey() -> None:
        desk.reader.open_text("many", MANY)
        await desk.read()
        chosen = _chosen(desk)
        made.draw(chosen, Choices(), LOCAL)  # type: ignore[arg-type]
        first = made.plan
        assert first is not None
        monkeypatch.setattr(drawing, "AT_ONCE", 10)
        made.draw(chosen, Choices(bulk=True), LOCAL)  # type: ignore[arg-type]
        assert made.plan is None
        made.draw(chosen, Choices(), LOCAL)  # type: ignore[arg-type]
        await until(lambda: made.plan is not None)
        assert made.plan == first

    wait(journey())


def test_a_damaged_journal_is_told_and_the_plan_is_there(desk: Desk, wait: Wait) -> None:
    """Nobody knows then what was accepted before."""
    book.path().parent.mkdir(parents=True)
    Path(book.path()).write_bytes(b"no journal " * 100)

    async def journey() -> None:
        desk.reader.open_text("many", MANY)
        await desk.read()
        made = Drawing(desk.network, desk.tasks, desk.window)
        await desk.network.open_sandbox()
        here = desk.places.at_sandbox(desk.network.sandbox.base_url)  # type: ignore[union-attr]
        made.draw(_chosen(desk), Choices(), here)  # type: ignore[arg-type]
        assert "is damaged" in made.fault
        assert made.plan is not None
        assert made.plan.events == 40

    wait(journey())
