"""Finds the user behind an identity between other work, and shows it in the Identity tab."""

from collections.abc import Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from inspector.session import Session
from inspector.ui.main_window import MainWindow

if TYPE_CHECKING:
    from inspector.index.people import Person
    from inspector.index.row import Row
    from inspector.model.delivery import EventKey


class Persons(QObject):
    """Only the newest wish is met; one before it is dropped."""

    def __init__(self, session: Session, window: MainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._panel = window.details.identity
        self._steps: Generator[None, None, Person] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_free_time)
        self._panel.person_wanted.connect(self._on_person_wanted)
        self._panel.person.filter_requested.connect(self._on_filter_requested)
        self._panel.person.event_requested.connect(self._on_event_requested)

    def close(self) -> None:
        """Looks no further."""
        self._timer.stop()

    # -- inside ---------------------------------------------------------------------------------

    def _on_person_wanted(self, kind: str, value: str) -> None:
        from inspector.index.people import meet

        self._steps = meet(list(self._session.sources.values()), kind, value)
        self._timer.start()

    def _on_free_time(self) -> None:
        try:
            if self._steps:
                next(self._steps)
        except StopIteration as end:
            self._timer.stop()
            self._panel.person.show_person(end.value, self._row)

    def _row(self, key: "EventKey") -> "Row | None":
        source = self._session.sources.get(key.source)
        try:
            return source.row(source.find(key)) if source else None
        except LookupError:
            return None

    def _on_filter_requested(self, kind: str, value: str) -> None:
        from inspector.index.filter import token_text

        self._window.top.filter.set_filter(token_text("mpid" if kind == "mpid" else "user", value))

    def _on_event_requested(self, key: "EventKey") -> None:
        at = self._session.rows.find(key)
        if at is None:
            self._session.select(key)
        else:
            self._window.list.go_to(at)
