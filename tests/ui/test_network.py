"""The network thread starts when needed, keeps one sandbox, and ends with everything in it."""

import threading

from inspector.ui.network import Network
from tests.ui.conftest import Wait


def test_nothing_starts_before_it_is_needed() -> None:
    """Neither thread nor server; closing nothing is no fault."""
    before = threading.active_count()
    network = Network()
    assert threading.active_count() == before
    network.close()


def test_there_is_one_sandbox(wait: Wait) -> None:
    """Opening it twice gives the same, and closing ends it."""
    network = Network()

    async def twice() -> None:
        first = await network.open_sandbox()
        assert await network.open_sandbox() is first
        assert first.base_url.startswith("http://127.0.0.1:")

    wait(twice())
    network.close()
    assert network.sandbox is None
