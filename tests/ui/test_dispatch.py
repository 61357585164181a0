"""A run in the network thread is followed until its end."""

from inspector.sending import Choices, Order, Plan
from inspector.session import LOCAL
from inspector.ui.desk import Desk
from inspector.ui.dispatch import Dispatch
from tests.sending.runs import some_items
from tests.ui.conftest import Wait


def test_followed_to_the_end(desk: Desk, wait: Wait) -> None:
    """Attempts reach the session, progress the meter; nothing runs before and after."""
    session, dispatch = desk.session, Dispatch(desk.session, desk.network, desk.places, desk.window)
    assert dispatch.progress is None
    assert not dispatch.running

    async def journey() -> str:
        dispatch.begin()
        assert dispatch.running
        try:
            return await dispatch.send(Order(LOCAL, Plan(some_items(10, 3)), Choices(), "Send"))
        finally:
            dispatch.finish()
            dispatch.close()

    assert wait(journey()) == ""
    assert not dispatch.running
    assert dispatch.progress is not None
    assert dispatch.progress.accepted == 10
    assert len(session.attempts) == 10
    dispatch.forget()
    assert dispatch.progress is None
