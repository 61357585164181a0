"""Closing the window loses nothing unasked."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from inspector.session.copies import with_text
from inspector.ui.desk import Desk
from tests.ui.batches import SHOP
from tests.ui.conftest import until


@pytest.fixture
def shop(desk: Desk, wait: Any) -> Desk:
    """The window with a source."""
    desk.reader.open_text("shop", SHOP)
    wait(desk.read())
    desk.select(1)
    return desk


def edit(desk: Desk) -> None:
    session, key = desk.session, desk.session.rows.key(0)
    copy = session.edits.begin(key, session.pipeline)
    assert copy
    text = copy.text.replace("Checkout Started", "Checkout Resumed")
    session.edits.keep(key, with_text(copy, text, session.pipeline))


def box() -> QMessageBox | None:
    """The question that is open."""
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox)]
    return next((each for each in found if each.isVisible()), None)


async def closing(desk: Desk) -> QMessageBox:
    """The question that comes when the window is closed."""
    assert not desk.window.close()
    await until(box)
    question = box()
    assert question is not None
    return question


def answer(button: int) -> Callable[[], bool]:
    """Answers the question once it is there."""

    def done() -> bool:
        question = box()
        if question is None:
            return False
        question.buttons()[button].click()
        return True

    return done


def test_nothing_edited_closes_at_once(shop: Desk) -> None:
    """A copy that was only begun is nothing to ask about."""
    shop.window.actions_by_id["edit"].trigger()
    assert shop.window.close()
    assert not shop.window.isVisible()


@pytest.mark.parametrize("leave", [True, False])
def test_edits_are_asked_about(shop: Desk, wait: Any, leave: bool) -> None:
    """How many there are, and what becomes of them."""
    edit(shop)
    question = wait(closing(shop))
    assert "1 edited event" in question.text()
    wanted = "Close without them" if leave else "Stay"
    number = [each.text() for each in question.buttons()].index(wanted)
    wait(until(answer(number)))
    wait(until(lambda: box() is None))
    if leave:
        wait(until(lambda: not shop.window.isVisible()))
    assert shop.window.isVisible() is not leave


def test_what_is_being_typed_counts(shop: Desk, wait: Any) -> None:
    """The editor is closed first, so that the last keystroke is known."""
    shop.window.actions_by_id["edit"].trigger()
    editor = shop.window.work.editing.editor
    editor.setPlainText(editor.toPlainText().replace("Checkout Started", "Checkout Resumed"))
    question = wait(closing(shop))
    number = [each.text() for each in question.buttons()].index("Stay")
    wait(until(answer(number)))
    wait(until(lambda: box() is None))
    assert shop.session.edits.changed == 1


def test_wanting_it_twice_is_an_answer(shop: Desk, wait: Any) -> None:
    """A second Ctrl+C in a terminal."""
    edit(shop)
    question = wait(closing(shop))
    assert shop.window.close()
    question.reject()
    wait(until(lambda: box() is None))
