"""Editing a copy of the selected event: what is typed is mapped again behind the typing."""

import logging
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from inspector.compare import Change
from inspector.model.delivery import EventKey
from inspector.session import Session
from inspector.session.copies import Copy, with_text
from inspector.ui.bridge import Bridge
from inspector.ui.models.edited import edited_lines
from inspector.ui.theme import Theme
from inspector.ui.widgets.compare_view import CompareView
from inspector.ui.widgets.edit_bar import EditBar
from inspector.ui.widgets.text_editor import TextEditor

REST = 150
"""Milliseconds without a keystroke until the text is mapped."""

_log = logging.getLogger(__name__)


class Editing(QObject):
    """The editor in place of the left pane, and the strip above it. The copies are the session's;
    one made for nothing is forgotten."""

    reverted = Signal(object, object)
    """Edits were taken back: the key of the event and its copy as it was before."""
    _read = Signal(int, object, object)

    def __init__(
        self, session: Session, bridge: Bridge, compare: CompareView, theme: Theme
    ) -> None:
        super().__init__(compare)
        self._session, self._compare = session, compare
        self.bar = EditBar(theme)
        self.editor = TextEditor("Copy of the mParticle event", theme)
        compare.put_editor(self.bar, self.editor)
        self._key: EventKey | None = None
        """The event whose text is open."""
        self._job = 0
        """Counts what was asked for: an answer to an earlier question is let go."""
        self._pool: ThreadPoolExecutor | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._on_rested)
        self._read.connect(self._on_read, Qt.ConnectionType.QueuedConnection)
        self.editor.edited.connect(self._rest.start)
        self.editor.done.connect(self.end)
        self.bar.toggled.connect(self.toggle)
        self.bar.revert_requested.connect(self.revert)
        bridge.selection_changed.connect(self._on_selection_changed)
        bridge.edits_changed.connect(self.refresh)
        bridge.rows_reset.connect(self._on_rows_reset)

    @property
    def active(self) -> bool:
        """Whether a text is open."""
        return self._key is not None

    # -- requests -------------------------------------------------------------------------------

    def begin(self) -> bool:
        """Opens the selected event's copy in the editor. False where there is no event to edit."""
        key = self._session.selected
        if self.active or key is None or key.source not in self._session.sources:
            return self.active
        line = self._compare.current_line()
        copy = self._session.edits.begin(key, self._session.pipeline)
        if copy is None:
            return False
        self._key = key
        self.editor.show_text(copy.text)
        self.refresh()
        self.editor.setFocus()
        self.editor.go_to(_find(copy.text, line))
        return True

    def end(self) -> None:
        """Closes the editor; what was typed is read to its end first."""
        key, self._key = self._key, None
        if key is None:
            return
        self._rest.stop()
        self._job += 1
        copy = self._session.edits.copy(key, self._session.pipeline)
        text = self.editor.toPlainText()
        if copy and text != copy.text:
            copy = with_text(copy, text, self._session.pipeline)
            self._session.edits.keep(key, copy)
        if copy and not copy.changes and not copy.fault:
            self._session.edits.revert(key, self._session.pipeline)
        self.refresh()
        if key == self._session.selected:
            self._compare.setFocus()

    def toggle(self) -> None:
        """Opens the editor, or closes it."""
        if self.active:
            self.end()
        else:
            self.begin()

    def revert(self, change: Change | None = None) -> None:
        """Takes back one change of the selected event's copy, or all of them."""
        key = self._key or self._session.selected
        if key is None:
            return
        self._rest.stop()
        self._job += 1
        before = self._session.edits.copy(key, self._session.pipeline)
        if before and self.active and self.editor.toPlainText() != before.text:
            before = with_text(before, self.editor.toPlainText(), self._session.pipeline)
        if change is None:
            self._key = None
        self._session.edits.revert(key, self._session.pipeline, change)
        self.refresh()
        if before and (before.changes or before.fault):
            self.reverted.emit(key, before)

    def refresh(self) -> None:
        """Shows how the selected event's copy stands."""
        key = self._key or self._session.selected
        copy = self._session.edits.copy(key, self._session.pipeline) if key else None
        if copy is None:
            self._key = None
        self._compare.show_editor(self.active, faulty=bool(copy and copy.fault and self.active))
        self.bar.show_copy(copy, editing=self.active)
        if copy and self.active:
            if not self._rest.isActive():
                self.editor.show_text(copy.text)
            self.editor.mark(edited_lines(copy.base.split("\n"), copy.text.split("\n")))
            fault = copy.fault
            self.editor.show_fault(fault.line if fault else 0, fault.column if fault else 0)

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self.bar.set_theme(theme)
        self.editor.set_theme(theme)

    def close(self) -> None:
        """Waits for what is being read; it is kept by nobody."""
        self._rest.stop()
        self._job += 1
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    # -- inside ---------------------------------------------------------------------------------

    def _on_rested(self) -> None:
        if self._key is None:
            return
        copy = self._session.edits.copy(self._key, self._session.pipeline)
        if copy:
            self._job += 1
            self._pool = self._pool or ThreadPoolExecutor(1, thread_name_prefix="editing")
            self._pool.submit(self._map, self._job, self._key, copy, self.editor.toPlainText())

    def _map(self, job: int, key: EventKey, copy: Copy, text: str) -> None:
        """Runs in the thread."""
        try:
            self._read.emit(job, key, with_text(copy, text, copy.pipeline))
        except Exception:
            _log.exception("the edited text could not be mapped")

    def _on_read(self, job: int, key: EventKey, copy: Copy) -> None:
        if job == self._job:
            self._session.edits.keep(key, copy)

    def _on_selection_changed(self) -> None:
        if self._key != self._session.selected:
            self.end()
        self.refresh()

    def _on_rows_reset(self) -> None:
        """A source may have been closed, and its copies with it."""
        if self._key is None or self._key.source not in self._session.sources:
            self.refresh()


def _find(text: str, line: str) -> int:
    """The line of `text` that says the same as `line`; the first one where none does."""
    wanted = line.strip(" ,")
    lines = text.split("\n")
    return next((at for at, each in enumerate(lines) if wanted and each.strip(" ,") == wanted), 0)
