"""One window: a later start of the program hands its files to this one."""

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing, suppress

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from inspector.storage import door
from inspector.storage.door import Door, Visit
from inspector.tasks import TaskOwner

_log = logging.getLogger(__name__)

_SECONDS = 5
"""How long a caller may take to say what it brings."""


@asynccontextmanager
async def listening(
    window: QWidget, tasks: TaskOwner, take: Callable[[Visit], None]
) -> AsyncIterator[None]:
    """While it lasts, `take` gets what later starts bring, and the window comes to the front.
    Where this machine allows no listening, each start keeps a window of its own."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # Who called is gone, says nothing, or sends no end of a line.
        with suppress(OSError, ValueError, TimeoutError), closing(writer):
            async with asyncio.timeout(_SECONDS):
                line = await reader.readline()
            visit = door.unpack(line, own)
            if visit is not None:
                take(visit)
                come_to_front(window)
                writer.write(door.WELCOME)
                await writer.drain()

    def _on_called(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tasks.start(answer(reader, writer), name="files of another start")

    try:
        server = await asyncio.start_server(_on_called, door.HOST, 0, limit=door.LONGEST)
    except OSError as fault:
        _log.info("later starts cannot reach this window: %s", fault)
        yield
        return
    own = Door(server.sockets[0].getsockname()[1], secrets.token_hex(16))
    try:
        with suppress(OSError):
            door.write(own)
        yield
    finally:
        with suppress(OSError):
            door.remove(own)
        server.close()
        await server.wait_closed()


def come_to_front(window: QWidget) -> None:
    """Shows the window above others; where the desktop keeps it behind, it is marked there."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    QApplication.alert(window)
