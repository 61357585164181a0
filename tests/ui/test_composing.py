"""From the shown event to a batch that makes its user's attributes travel."""

import pytest

from inspector.compose import EVENT_NAME
from inspector.ui.desk import Desk
from inspector.ui.dialogs.compose import ComposeDialog
from tests.ui.batches import TIME, batch, custom, lines
from tests.ui.conftest import Wait, until

CHANGE = {
    "event_type": "user_attribute_change",
    "data": {"timestamp_unixtime_ms": TIME, "user_attribute_name": "plan", "new": "gold"},
}
ATTRIBUTES = {"plan": "gold", "visits": 7}
SOURCE = lines(
    batch("c-1", custom("A"), CHANGE, user_attributes=ATTRIBUTES), batch("c-2", custom("B"))
)


@pytest.fixture
def opened(desk: Desk, wait: Wait) -> Desk:
    """The window over two users; one has attributes."""
    desk.reader.open_text("shop", SOURCE)
    wait(desk.read())
    return desk


async def dialog_of(desk: Desk, row: int) -> ComposeDialog:
    """The dialog for the user of a row."""
    desk.session.select(desk.session.rows[row].key)
    desk.window.actions_by_id["compose"].trigger()
    await until(lambda: desk.window.findChildren(ComposeDialog))
    return desk.window.findChildren(ComposeDialog)[0]


def test_the_batch_is_opened_beside_the_rest(opened: Desk, wait: Wait) -> None:
    """All attributes are chosen first; what it becomes is shown."""

    async def compose() -> None:
        dialog = await dialog_of(opened, 0)
        assert dialog.names() == ("plan", "visits")
        assert '"action": "user attribute updated"' in dialog.requests.toPlainText()
        assert "Maps cleanly: 2 attributes" in dialog.sentence.text()
        dialog.opening.click()
        await until(lambda: len(opened.session.sources) == 2)
        await opened.read()

    wait(compose())
    row = opened.session.rows[3]
    assert (row.name, row.identity, row.verdict) == (EVENT_NAME, "c-1", "clean")
    assert opened.session.selected == row.key


def test_a_change_chooses_its_own_attribute(opened: Desk, wait: Wait) -> None:
    """The others can be added; with none there is nothing to forward."""

    async def compose() -> None:
        dialog = await dialog_of(opened, 1)
        assert dialog.names() == ("plan",)
        dialog.boxes["plan"].click()
        assert "nothing to forward" in dialog.sentence.text()
        dialog.reject()

    wait(compose())


def test_without_attributes_there_is_nothing_to_choose(opened: Desk, wait: Wait) -> None:
    """That is said, and what to do."""

    async def compose() -> None:
        opened.session.select(opened.session.rows[2].key)
        opened.window.actions_by_id["compose"].trigger()
        await until(lambda: "carries user attributes" in opened.window.messages.text)

    wait(compose())
    assert not opened.window.findChildren(ComposeDialog)
