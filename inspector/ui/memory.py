"""What comes back at the next start: files, filter, selection, ticks, layout and look."""

import logging
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import cast

import numpy as np
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMenu, QSplitter

from inspector.index.arrays import Numbers
from inspector.index.filter import lasting
from inspector.index.source import Source
from inspector.model.delivery import EventKey
from inspector.model.problems import Severity
from inspector.model.workspace import Environment
from inspector.session import Session
from inspector.storage.settings import RECENT, OpenFile, Settings, save
from inspector.ui.bridge import Bridge
from inspector.ui.follower import Follower
from inspector.ui.looks import Looks
from inspector.ui.main_window import MainWindow
from inspector.ui.opening import Opening
from inspector.ui.places import Places
from inspector.ui.reader import Reader

_log = logging.getLogger(__name__)
_THEMES = ("system", "light", "dark")


class Memory:
    """Brings back what the settings say, and says what they should say next time."""

    def __init__(
        self,
        session: Session,
        bridge: Bridge,
        window: MainWindow,
        reader: Reader,
        follower: Follower,
        places: Places,
        opening: Opening,
        looks: Looks,
    ) -> None:
        self._session, self._window = session, window
        self._follower, self._places = follower, places
        self._opening, self._looks = opening, looks
        self.settings = Settings()
        self._stamps: dict[int, tuple[int, int]] = {}
        self._waiting: dict[int, OpenFile] = {}
        """Files that came back and are not read yet, by their source."""
        self._selected: EventKey | None = None
        self.recent = QMenu("Open recent", window)
        self.recent.aboutToShow.connect(self._fill_recent)
        window.menus["File"].insertMenu(window.actions_by_id["paste"], self.recent)
        reader.finished.connect(self._on_finished)
        bridge.sources_changed.connect(self._on_sources_changed)
        self.set_restore(on=True)

    # -- requests -------------------------------------------------------------------------------

    def learn(self, settings: Settings) -> None:
        """These are the settings from now on; the window takes its old shape."""
        self.settings = settings
        self.set_restore(on=settings.restore)
        self._looks.wrap(settings.wrap)
        self._window.welcome.show_recent(settings.recent, self._open_recent)
        for name, part in self._parts().items():
            if state := settings.layout.get(name):
                part.restoreState(QByteArray.fromBase64(state.encode()))

    def set_restore(self, *, on: bool) -> None:
        """Whether what is open comes back at the next start."""
        self.settings = replace(self.settings, restore=on)
        self._window.actions_by_id["restore"].setChecked(on)

    def toggle_restore(self) -> None:
        """The user chose the other way."""
        self.set_restore(on=not self.settings.restore)

    def bring_back(self) -> None:
        """Opens what was open, in the state it was left in; what is gone is said in a sentence."""
        settings = self.settings
        if not settings.restore:
            return
        self._places.choose_saved(settings.workspace)
        there = [Path(each.path).is_file() for each in settings.files]
        for index, (file, found) in enumerate(zip(settings.files, there, strict=True)):
            if found:
                self._bring_back(index, file)
        if settings.filter:
            self._window.top.filter.set_filter(settings.filter)
        gone = [each.path for each, found in zip(settings.files, there, strict=True) if not found]
        if gone:
            names = ", ".join(gone[:3]) + (f" and {len(gone) - 3} more" if len(gone) > 3 else "")
            what = "A file that was open is" if len(gone) == 1 else f"{len(gone)} files are"
            self._window.messages.add(f"{what} not there any more: {names}.", Severity.WARNING)

    def keep(self, *, work: bool) -> bool:
        """Remembers how things stand; without `work`, what was open stays what it was. False where
        the file cannot be written."""
        now = self.now()
        if not work and now.restore:
            before = self.settings
            now = replace(
                now,
                files=before.files,
                filter=before.filter,
                selected=before.selected,
                workspace=before.workspace,
            )
        try:
            save(now)
        except OSError as error:
            _log.warning("what was open could not be remembered: %s", error)
            return False
        return True

    def now(self) -> Settings:
        """What should be remembered of how things stand."""
        theme = next(
            (name for name in _THEMES if self._window.actions_by_id[f"theme_{name}"].isChecked()),
            self.settings.theme,
        )
        layout = {name: _text(part.saveState()) for name, part in self._parts().items()}
        layout["window"] = _text(self._window.saveGeometry())
        look = Settings(
            theme=theme,  # type: ignore[arg-type]
            restore=self.settings.restore,
            wrap=self._looks.wrapped,
            layout=layout,
            recent=self.settings.recent,
        )
        return self._with_work(look) if look.restore else look

    # -- inside ---------------------------------------------------------------------------------

    def _parts(self) -> dict[str, QSplitter]:
        work = self._window.work
        return {"columns": work, "rows": work.right}

    def _with_work(self, look: Settings) -> Settings:
        session = self._session
        opened = [each for each in session.sources.values() if each.path]
        places = {source.id: number for number, source in enumerate(opened)}
        key, workspace = session.selected, session.workspace
        test = workspace.environment is Environment.TEST
        return replace(
            look,
            files=tuple(map(self._file, opened)),
            filter=lasting(session.filter.text),
            selected=(places[key.source], key.record, key.event)
            if key and key.source in places
            else None,
            workspace=workspace.name if test else "",
        )

    def _file(self, source: Source) -> OpenFile:
        if source.id in self._waiting:
            return self._waiting[source.id]
        size, modified = self._stamps.get(source.id, (0, 0))
        return OpenFile(
            str(Path(source.path).absolute()),
            size,
            modified,
            self._follower.follows(source.id),
            _stretches(self._session.ticked.of(source)),
            tuple(sorted(source.muted)),
        )

    def _bring_back(self, index: int, file: OpenFile) -> None:
        source_id = self._opening.open_file(Path(file.path), file.followed).id
        self._waiting[source_id] = file
        for code in file.muted:
            self._session.remarks.mute(source_id, code, True)
        if self.settings.selected and self.settings.selected[0] == index:
            self._selected = EventKey(source_id, *self.settings.selected[1:])

    def _open_recent(self, path: str) -> None:
        self._opening.open_paths([Path(path)])

    def _fill_recent(self) -> None:
        self.recent.clear()
        for path in self.settings.recent:
            action = self.recent.addAction(path)
            action.triggered.connect(lambda _=False, path=path: self._open_recent(path))
        if self.recent.isEmpty():
            self.recent.addAction("Nothing was opened yet").setEnabled(False)

    # -- facts ----------------------------------------------------------------------------------

    def _on_sources_changed(self) -> None:
        """The file opened last is the first of the recent ones."""
        opened = [each.path for each in self._session.sources.values() if each.path]
        new = [str(Path(path).absolute()) for path in reversed(opened)]
        known = self.settings.recent
        if not set(new) <= set(known):
            fresh = [path for path in new if path not in known]
            self.settings = replace(self.settings, recent=(*fresh, *known)[:RECENT])
            self._window.welcome.show_recent(self.settings.recent, self._open_recent)

    def _on_finished(self, source_id: int) -> None:
        """A file is read: what was chosen in it is chosen again, if it is the same file still."""
        source = self._session.sources.get(source_id)
        if source is None:
            return
        self._stamps[source_id] = stamp = _stamp(source)
        file = self._waiting.pop(source_id, None)
        if file is None:
            return
        if file.ticked and stamp == (file.size, file.modified):
            rows = _rows(file.ticked)
            self._session.ticked.replace(source, rows[rows < len(source)])
            self._session.tick((), True)
        elif file.ticked:
            self._window.messages.add(
                f"{source.name} has changed since: nothing in it is chosen now.", Severity.INFO
            )
        self._select(source)

    def _select(self, source: Source) -> None:
        wanted, selected = self._selected, self._session.selected
        if wanted is None or wanted.source != source.id:
            return
        self._selected = None
        untouched = selected is None or selected == self._session.rows.key(0)
        if untouched and source.holds(wanted):
            self._session.select(wanted)


def _stamp(source: Source) -> tuple[int, int]:
    try:
        found = Path(source.path).stat() if source.path else None
    except OSError:
        found = None
    return (found.st_size, found.st_mtime_ns) if found else (0, 0)


def _stretches(rows: Numbers) -> tuple[tuple[int, int], ...]:
    """Rows in rising order as stretches without a gap."""
    if not len(rows):
        return ()
    breaks = np.flatnonzero(np.diff(rows) != 1) + 1
    parts = np.split(rows, breaks)
    return tuple((int(part[0]), int(part[-1]) + 1) for part in parts)


def _rows(stretches: Iterable[tuple[int, int]]) -> Numbers:
    return np.concatenate([np.arange(first, last) for first, last in stretches])


def _text(state: QByteArray) -> str:
    return cast("bytes", state.toBase64().data()).decode()
