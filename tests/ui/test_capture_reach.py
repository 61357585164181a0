"""Where a capture can be reached, and what it passes on."""

import asyncio
import socket
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from inspector.capture import HOST
from inspector.storage import paths
from inspector.ui import capture as module
from inspector.ui.desk import Desk
from inspector.ui.panels.capture_settings import Listening
from tests import shop
from tests.ui.capturing import post, whole
from tests.ui.conftest import Wait, until

BATCH = shop.batch_of(shop.custom("Hello"))


@pytest.fixture(autouse=True)
def _any_port(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests take a free port."""
    monkeypatch.setattr(module, "_usual", lambda: Listening(0, HOST))


def test_a_taken_port_offers_a_free_one(
    desk: Desk, wait: Wait[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence and one button; no source and no file are left of the try."""
    with socket.socket() as held:
        held.bind((HOST, 0))
        held.listen()
        taken = Listening(held.getsockname()[1], HOST)
        monkeypatch.setattr(module, "_usual", lambda: taken)

        async def main() -> None:
            await desk.capturing.open()
            panel = desk.capturing.panel
            assert panel is not None
            assert "is taken by another program" in panel.message.text
            assert desk.session.sources == {}
            assert list(paths.captures().iterdir()) == []
            panel.message.button.click()
            await until(lambda: desk.capturing.capture)
            assert desk.capturing.capture is not None
            assert desk.capturing.capture.port != taken.port
            assert panel.message.text == ""

        wait(whole(desk, main()))


def test_a_tunnel_is_allowed_by_a_click(desk: Desk, wait: Wait[Any]) -> None:
    """A strange host is refused and said, with the button that lets it in."""

    async def main() -> None:
        await desk.capturing.open()
        panel = desk.capturing.panel
        assert panel is not None
        await post(desk, BATCH, Host="abc.tunnel.test")
        await until(lambda: "abc.tunnel.test" in panel.message.text)
        panel.message.button.click()
        while not len(desk.session.rows):  # senders try again
            await post(desk, BATCH, Host="abc.tunnel.test")
            await asyncio.sleep(0.05)

    wait(whole(desk, main()))


def test_the_network_only_after_a_warning(desk: Desk, wait: Wait[Any], qapp: QApplication) -> None:
    """Declined, the capture stays where it is."""

    async def main() -> None:
        await desk.capturing.open()
        capture, panel = desk.capturing.capture, desk.capturing.panel
        assert panel is not None
        panel.settings.host.choose("0.0.0.0")
        panel.settings.listen.click()
        await until(lambda: isinstance(qapp.activeModalWidget(), QMessageBox))
        box = qapp.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert "Everybody in the network" in box.text()
        box.buttons()[1].click()
        await until(lambda: panel.settings.host.value == HOST)
        assert desk.capturing.capture is capture

    wait(whole(desk, main()))


def test_passing_on_from_the_window(desk: Desk, wait: Wait[Any]) -> None:
    """A wrong address is a sentence; an upstream that fails does not end the capture."""

    async def main() -> None:
        await desk.capturing.open()
        panel = desk.capturing.panel
        assert panel is not None
        panel.settings.upstream.setText("ftp://a.test")
        panel.settings.pass_on.setChecked(True)
        await until(lambda: "is no address" in panel.message.text)
        with socket.socket() as silent:
            silent.bind((HOST, 0))
            panel.settings.upstream.setText(f"http://{HOST}:{silent.getsockname()[1]}")
            panel.settings.upstream.editingFinished.emit()
            capture = desk.capturing.capture
            await until(lambda: capture and capture.upstream is not None)
            await post(desk, BATCH)
        await until(lambda: "not passed on" in panel.message.text)
        await until(lambda: len(desk.session.rows) == 1)

    wait(whole(desk, main()))
