"""A run in the network thread is followed until its end."""

from dataclasses import replace

from inspector.sending import Choices, Order, Plan
from inspector.session import LOCAL, Session
from inspector.ui.dispatch import Dispatch
from inspector.ui.main_window import MainWindow
from inspector.ui.network import Network
from inspector.ui.theme import Theme
from tests.sending.runs import some_items
from tests.ui.conftest import Wait


def test_followed_to_the_end(session: Session, theme: Theme, wait: Wait) -> None:
    """Attempts reach the session, progress the meter; nothing runs before and after."""
    window, network = MainWindow(theme), Network()
    dispatch = Dispatch(session, network, window)
    assert dispatch.progress is None
    assert not dispatch.running

    async def journey() -> str:
        dispatch.begin()
        assert dispatch.running
        sandbox = await network.open_sandbox()
        workspace = replace(LOCAL, base_url=sandbox.base_url)
        try:
            return await dispatch.send(
                Order(workspace, Plan(some_items(10, 3)), Choices(), "Send"), sandbox.key
            )
        finally:
            dispatch.finish()
            dispatch.close()

    try:
        assert wait(journey()) == ""
        assert not dispatch.running
        assert dispatch.progress is not None
        assert dispatch.progress.accepted == 10
        assert len(session.attempts) == 10
    finally:
        network.close()
        window.deleteLater()
