"""A capture that was cut short is offered at the next start, once, and nothing of it is lost."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from inspector.capture import claims
from inspector.storage import paths
from inspector.ui.desk import Desk
from inspector.ui.widgets.offer_bar import OfferBar
from tests import shop
from tests.ui.conftest import Wait, until


def _left(number: int) -> Path:
    """A file with one batch, and the claim of a program that is no more."""
    paths.captures().mkdir(parents=True, exist_ok=True)
    path = paths.captures() / f"capture-{number}.ndjson"
    path.write_bytes(shop.batch_of(shop.custom(f"E{number}")) + b"\n")
    path.with_name(path.name + claims.SUFFIX).write_bytes(b"")
    return path


def test_nothing_is_said_without_reason(desk: Desk, wait: Wait[Any]) -> None:
    """No strip where no capture was cut short."""
    wait(desk.capturing.recovery.look_back())

    assert desk.capturing.recovery.bar is None


@pytest.mark.parametrize("count", [1, 2])
def test_it_is_opened(desk: Desk, wait: Wait[Any], count: int) -> None:
    """One click shows what came, in the order it came; nobody asks again."""
    for number in range(count):
        _left(number)
    recovery = desk.capturing.recovery
    wait(recovery.look_back())
    assert recovery.bar is not None
    assert "cut short" in recovery.bar.label.text()
    _press(recovery.bar, "Open it" if count == 1 else "Open them")
    wait(desk.read())

    assert [row.name for row in desk.session.rows] == [f"E{number}" for number in range(count)]
    assert recovery.bar is None
    assert claims.left(paths.captures()) == []


def test_it_is_kept(desk: Desk, wait: Wait[Any]) -> None:
    """The file stays among the earlier captures; nobody asks again."""
    path = _left(1)
    recovery = desk.capturing.recovery
    wait(recovery.look_back())
    _press(recovery.bar, "Keep")

    assert path.exists()
    assert recovery.bar is None
    assert claims.left(paths.captures()) == []


def test_it_is_deleted_after_a_question(desk: Desk, wait: Wait[Any], qapp: QApplication) -> None:
    """Declined, the strip stays; confirmed, file and strip are gone."""
    path = _left(1)
    recovery = desk.capturing.recovery

    async def answer(button: int) -> None:
        _press(recovery.bar, "Delete…")
        await until(lambda: isinstance(qapp.activeModalWidget(), QMessageBox))
        box = qapp.activeModalWidget()
        assert isinstance(box, QMessageBox)
        box.buttons()[button].click()
        await until(lambda: qapp.activeModalWidget() is None)

    async def main() -> None:
        await recovery.look_back()
        await answer(1)
        assert path.exists()
        assert recovery.bar is not None
        await answer(0)
        await until(lambda: recovery.bar is None)

    wait(main())
    assert not path.exists()


def test_who_closed_the_window_has_seen_it(desk: Desk, wait: Wait[Any]) -> None:
    """Unanswered, it is not asked again, and the file stays."""
    path = _left(1)
    wait(desk.capturing.recovery.look_back())
    desk.capturing.recovery.close()

    assert claims.left(paths.captures()) == []
    assert path.exists()


def _press(bar: OfferBar | None, text: str) -> None:
    assert bar is not None
    (button,) = [each for each in bar.findChildren(QPushButton) if each.text() == text]
    button.click()
