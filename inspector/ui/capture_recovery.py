"""At the start: was a capture cut short the last time? Then the window says so, once."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QPushButton

from inspector.capture import claims
from inspector.storage import paths
from inspector.tasks import TaskOwner
from inspector.ui import words
from inspector.ui.capture_files import Files
from inspector.ui.main_window import MainWindow
from inspector.ui.reader import Reader
from inspector.ui.widgets.offer_bar import OfferBar


class Recovery:
    """Offers what came to captures that were cut short. Whatever is answered, or nothing at all:
    the files stay until they are deleted, and the question is not asked again."""

    def __init__(self, window: MainWindow, reader: Reader, files: Files, tasks: TaskOwner) -> None:
        self._window, self._reader = window, reader
        self._files, self._tasks = files, tasks
        self._left: list[Path] = []
        self.bar: OfferBar | None = None

    async def look_back(self) -> None:
        """Offers what was left, if anything was."""
        found = await asyncio.to_thread(claims.left, paths.captures())
        if not found:
            return
        self._left = found
        self.bar = OfferBar(
            self._window.theme,
            "A capture was cut short",
            _button("Open it" if len(found) == 1 else "Open them", "", self._on_open),
            _button("Keep", "It can be opened later: Capture, Set up, Settings", self._on_keep),
            _button("Delete…", "", self._on_delete),
        )
        self._window.add_bar(self.bar)
        self.bar.say(_sentence(found))

    def close(self) -> None:
        """Who closed the window has seen what it says."""
        for path in self._left:
            claims.forget(path)
        self._left = []

    # -- inside ---------------------------------------------------------------------------------

    def _on_open(self) -> None:
        for path in reversed(self._answered()):
            self._reader.open_path(path)

    def _on_keep(self) -> None:
        self._answered()

    def _on_delete(self) -> None:
        self._tasks.start(self._delete(), name="delete")

    async def _delete(self) -> None:
        if await self._files.delete(*self._left):
            self._answered()

    def _answered(self) -> list[Path]:
        """The files, after the strip is gone for good."""
        found = self._left
        self.close()
        if self.bar:
            self._window.remove_bar(self.bar)
            self.bar = None
        return found


def _sentence(found: list[Path]) -> str:
    last = found[0].stat()
    size = words.size(sum(path.stat().st_size for path in found))
    if len(found) == 1:
        return (
            f"A capture was cut short; the last request came {words.day(last.st_mtime)}. "
            f"Everything that came is kept: {size} in {found[0].name}."
        )
    return (
        f"{len(found)} captures were cut short; the last request came {words.day(last.st_mtime)}. "
        f"Everything that came is kept: {size} in {paths.captures()}."
    )


def _button(text: str, tip: str, slot: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    button.clicked.connect(lambda: slot())
    return button
