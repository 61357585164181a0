"""Closing sources, choosing none, taking edits back: what is gone comes back with one click."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from inspector.model.delivery import EventKey
from inspector.model.problems import Severity
from inspector.session import Session
from inspector.session.copies import Copy
from inspector.ui import words
from inspector.ui.main_window import MainWindow
from inspector.ui.reader import Reader


class Closing:
    """Requests of the user that take something out of sight."""

    def __init__(self, session: Session, window: MainWindow, reader: Reader) -> None:
        self._session, self._window, self._reader = session, window, reader
        self._selected: EventKey | None = None
        window.facets.close_requested.connect(self.close)
        window.work.editing.reverted.connect(self._on_reverted)

    def close_shown(self) -> None:
        """Closes the source of the event that is shown, or the only one."""
        session = self._session
        if session.selected is not None:
            self.close(session.selected.source)
        elif len(session.sources) == 1:
            self.close(next(iter(session.sources)))
        else:
            self._say("Choose an event of the source to close first.")

    def close(self, source_id: int) -> None:
        """Closes a source, and offers to bring it back."""
        session = self._session
        source, selected = session.sources[source_id], session.selected
        self._selected = selected if selected and selected.source == source_id else None
        session.close_source(source_id)
        if session.shelf.last is source:
            self._say(f"{source.name} was closed.", "Undo", self.bring_back)
        elif source.path:
            again = partial(self._reader.open_path, Path(source.path))
            self._say(f"{source.name} was closed before all was read.", "Open it again", again)

    def bring_back(self) -> None:
        """Opens the source again that was closed last, as it was left."""
        session = self._session
        source = session.shelf.last
        if source is None:
            self._say("Nothing was closed that could be brought back.")
            return
        self._window.messages.hide()
        if not session.shelf.bring_back(session.pipeline):
            self._reader.reread(source)
        if self._selected and source.holds(self._selected):
            session.select(self._selected)

    def untick_all(self) -> None:
        """Takes every chosen event back, and offers to choose them again."""
        session = self._session
        chosen = [(source, session.ticked.of(source)) for source in session.sources.values()]
        count = len(session.ticked)
        session.untick_all()

        def undo() -> None:
            self._window.messages.hide()
            for source, rows in chosen:
                if session.sources.get(source.id) is source:
                    session.ticked.replace(source, rows[rows < len(source)])
            session.tick((), True)

        if count > 1:
            self._say(f"{words.plural(count, 'event')} taken back: none is chosen.", "Undo", undo)

    def _on_reverted(self, key: EventKey, before: Copy) -> None:
        edits = self._session.edits
        left = edits.copy(key, self._session.pipeline)

        def undo() -> None:
            self._window.messages.hide()
            is_open = key.source in self._session.sources
            if is_open and edits.copy(key, self._session.pipeline) == left:
                edits.put_back({key: before})

        what = "The edit was" if left else "Every edit of the event was"
        self._say(f"{what} taken back.", "Undo", undo)

    def _say(
        self, sentence: str, button: str = "", does: Callable[[], object] | None = None
    ) -> None:
        self._window.messages.say(sentence, Severity.INFO, button, does)
