"""Opening and closing sources: files, the clipboard, what is dropped, the sample."""

import os
import re
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from inspector.index.source import Source
from inspector.model.problems import Severity
from inspector.session import Session
from inspector.storage import resources
from inspector.storage.door import Visit
from inspector.storage.folders import MOST, spread
from inspector.ui.dialogs.asking import ask
from inspector.ui.follower import Follower
from inspector.ui.main_window import MainWindow
from inspector.ui.reader import Reader

SAMPLE = "samples/shop.ndjson"
_LINK = re.compile(rb"https?://\S+", re.IGNORECASE)
_LONGEST_PATH = 4096


class Opening:
    """Requests of the user that concern sources."""

    def __init__(
        self, session: Session, window: MainWindow, reader: Reader, follower: Follower
    ) -> None:
        self._session = session
        self._window = window
        self._reader = reader
        self._follower = follower
        window.dropped.connect(self._on_dropped)
        window.facets.reopen_requested.connect(self.reopen)
        window.facets.follow_requested.connect(self._on_follow_requested)
        window.facets.follows = follower.follows
        window.facets.pause_requested.connect(self._on_pause_requested)
        reader.reloaded.connect(self._on_reloaded)
        reader.finished.connect(self._on_finished)
        self._fresh = 0
        """The source that is shown when it is read; 0 for none."""

    # -- requests -------------------------------------------------------------------------------

    def open_paths(self, paths: list[Path], follow: bool = False) -> None:
        """Opens files, each as a source, and those of folders; with `follow` they are read on as
        they grow. The first of them is shown as soon as it is read."""
        self._fresh = 0
        found = spread(paths)
        for path in found.files:
            source = self.open_file(path, follow)
            self._fresh = self._fresh or source.id
        said = [f"There are no files in the folder {path.name}." for path in found.empty]
        said += [
            f"The folder {path.name} holds more than {MOST} files: the first {MOST} are opened."
            for path in found.crowded
        ]
        if said:
            self._window.say(" ".join(said), Severity.WARNING)

    def open_file(self, path: Path, follow: bool) -> Source:
        """Opens one file and leaves what is shown as it is."""
        source = self._reader.open_path(path)
        if follow:
            self._follower.follow(source.id, True)
        return source

    def take(self, visit: Visit) -> None:
        """Opens what a later start of the program was asked for."""
        self.open_paths(list(visit.files), visit.follow)

    def open_piped(self, data: bytes) -> None:
        """Opens what came by standard input."""
        self._open_text("Piped", data)

    async def open(self) -> None:
        """Asks for files and opens them."""
        dialog = QFileDialog(self._window, "Open batches")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(
            ["Batches and recordings (*.json *.ndjson *.jsonl *.har *.txt *.log)", "All files (*)"]
        )
        if await ask(dialog):
            self.open_paths([Path(name) for name in dialog.selectedFiles()])

    def paste(self) -> None:
        """Opens the clipboard's text, or the files in it."""
        # There is none where a desktop has not handed over the clipboard (yet); PySide6 says never.
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()
        data = data or QMimeData()
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.open_paths(paths)
        elif data.text().strip():
            self._take_text("Pasted", data.text().encode(errors="surrogatepass"))
        else:
            self._window.say(
                "The clipboard holds no text. Copy a batch, then paste again.", Severity.INFO
            )

    def open_sample(self) -> None:
        """Opens the shop that comes with the program."""
        self._reader.open_text("sample shop", resources.read(SAMPLE))

    def reopen(self, source_id: int) -> None:
        """Reads a file again."""
        self._reader.reload(source_id)

    def reload_shown(self) -> None:
        """Reads the file of the event that is shown again; where none is, every file."""
        sources = self._session.sources
        selected = self._session.selected
        wanted = [selected.source] if selected else list(sources)
        files = [source_id for source_id in wanted if sources[source_id].path]
        for source_id in files:
            self._reader.reload(source_id)
        if not files:
            self._window.say("This was pasted: there is no file to read again.", Severity.INFO)

    def follow_shown(self) -> None:
        """Follows the file of the shown event, or no longer; where none is shown, the only one."""
        selected = self._session.selected
        files = [each.id for each in self._session.sources.values() if each.path]
        wanted = [selected.source] if selected else files[:1] if len(files) == 1 else []
        if wanted and wanted[0] in files:
            self._on_follow_requested(wanted[0])
        else:
            self._window.say("Choose an event of a file to follow it.", Severity.INFO)

    # -- inside ---------------------------------------------------------------------------------

    def _take_text(self, what: str, data: bytes) -> None:
        """Opens a text, or the file whose path it is."""
        if path := _named(data):
            self.open_paths([path])
        elif _LINK.fullmatch(data.strip()):
            self._window.say(
                "This is a link, and nothing is fetched from the network here. Download the file, "
                "then open it.", Severity.INFO,
            )  # fmt: skip
        else:
            self._open_text(what, data)

    def _open_text(self, what: str, data: bytes) -> None:
        source = self._reader.open_text(f"{what} {datetime.now().astimezone():%H:%M}", data)
        self._fresh = source.id

    def _on_finished(self, source_id: int) -> None:
        if source_id != self._fresh:
            return
        self._fresh = 0
        for source, places in self._session.rows.parts():
            if source.id == source_id:
                self._session.select(source.key(int(places[0])))
                return

    def _on_reloaded(self, source_id: int, lost: int) -> None:
        if lost:
            source = self._session.sources[source_id]
            one = "1 chosen event is" if lost == 1 else f"{lost:,} chosen events are"
            self._window.say(
                f"{source.name} was read again; {one} not in it any more.", Severity.WARNING
            )

    def _on_follow_requested(self, source_id: int) -> None:
        self._follower.follow(source_id, not self._follower.follows(source_id))
        self._window.facets.refresh()

    def _on_pause_requested(self, source_id: int) -> None:
        self._reader.pause(source_id)
        self._window.facets.refresh()

    def _on_dropped(self, paths: list[Path], text: bytes) -> None:
        if paths:
            self.open_paths(paths)
        elif text.strip():
            self._take_text("Dropped", text)


def _named(data: bytes) -> Path | None:
    """The file or folder whose full path a text is, as “Copy as path” gives it; None where it is
    anything else."""
    text = data.strip().strip(b"\"'")
    if len(text) > _LONGEST_PATH or b"\n" in text or b"\0" in text:
        return None
    name = os.fsdecode(text)
    path = Path(QUrl(name).toLocalFile() if name.startswith("file:") else name)
    try:
        return path if path.is_absolute() and path.exists() else None
    except OSError:  # a part of it is longer than a name can be
        return None
