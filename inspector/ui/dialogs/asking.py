"""Awaiting a dialog: `exec()` inside a coroutine would stop every other task."""

import asyncio

from PySide6.QtWidgets import QDialog


async def ask(dialog: QDialog) -> bool:
    """Opens `dialog` and waits until it is closed; True where it was accepted.

    The caller reads the dialog's values right afterwards; it is deleted when Qt comes to it."""
    done: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def _on_finished(code: int) -> None:
        if not done.done():
            done.set_result(code)

    dialog.finished.connect(_on_finished)
    dialog.open()
    try:
        return await done == QDialog.DialogCode.Accepted
    finally:
        dialog.close()
        dialog.deleteLater()
