"""The files of captures: saved elsewhere, opened again, deleted."""

import asyncio
import shutil
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox

from inspector.model.problems import Severity
from inspector.storage import paths
from inspector.ui.dialogs.asking import ask
from inspector.ui.job import sentence
from inspector.ui.main_window import MainWindow
from inspector.ui.network import Network


def earlier(now: Path | None) -> list[tuple[Path, int]]:
    """The files of earlier captures with their sizes, the last one first, without the present
    one."""
    found = sorted(paths.captures().glob("capture-*.ndjson"), reverse=True)
    return [(path, path.stat().st_size) for path in found if path != now]


class Files:
    """Asks before it does what cannot be undone."""

    def __init__(self, window: MainWindow, network: Network) -> None:
        self._window, self._network = window, network

    async def save(self, source: Path) -> None:
        """Asks for a place and copies `source` there."""
        dialog = QFileDialog(self._window, "Save what was captured")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(source.name)
        if await ask(dialog):
            await self.save_as(source, Path(dialog.selectedFiles()[0]))

    async def save_as(self, source: Path, target: Path) -> None:
        """Copies `source` to `target`, and says what came of it."""
        try:
            await self._network.run(asyncio.to_thread(shutil.copyfile, source, target))
            self._window.say(f"What was captured is saved as {target}.", Severity.INFO)
        except OSError as error:
            self._window.say(f"{target} cannot be written: {error.strerror}.")

    async def delete(self, *files: Path) -> bool:
        """Asks, then deletes. Whether that was wanted."""
        named = files[0].name if len(files) == 1 else f"{len(files)} captures"
        box = QMessageBox(self._window)
        box.setWindowTitle("Delete a capture")
        box.setText(f"Delete {named}? What was captured there is gone then.")
        yes = box.addButton("Delete it", QMessageBox.ButtonRole.AcceptRole)
        box.addButton("Keep it", QMessageBox.ButtonRole.RejectRole)
        await ask(box)
        if box.clickedButton() is not yes:
            return False
        try:
            for path in files:
                await self._network.run(asyncio.to_thread(path.unlink, missing_ok=True))
        except OSError as error:
            self._window.say(sentence(error))
        return True
