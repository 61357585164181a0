"""Trying other settings: what the What if tab asks for, and what it is told."""

from PySide6.QtCore import QObject

from inspector.index.filter import lasting, token_text
from inspector.model.batch import Event
from inspector.model.inspection import Inspection
from inspector.model.mapping import Decision
from inspector.model.problems import Severity
from inspector.session import Session
from inspector.ui import words
from inspector.ui.bridge import Bridge
from inspector.ui.forecaster import Forecaster, Stage
from inspector.ui.main_window import MainWindow
from inspector.ui.models import what_if as told
from inspector.ui.places import Places
from inspector.ui.widgets.compare_view import SOURCE

_STAGES = {
    Stage.WAITING: "Waiting until all events are read and judged…",
    Stage.STOPPED: "Stopped; counted so far:",
    Stage.FAILED: "The events could not be counted to the end; counted so far:",
}


class WhatIf(QObject):
    """Brings the tab, the session's draft and the counting together."""

    def __init__(
        self, session: Session, bridge: Bridge, window: MainWindow, places: Places
    ) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._places = places
        self._event: Event | None = None
        """What is on screen while the tab is in front."""
        self._panel = panel = window.details.what_if
        self._forecaster = Forecaster(session, bridge, self)
        panel.settings_changed.connect(session.draft.change)
        panel.undo_requested.connect(session.draft.undo)
        panel.discard_requested.connect(session.draft.discard)
        panel.save_requested.connect(self._on_save_requested)
        panel.stop_requested.connect(self._forecaster.stop)
        panel.events_requested.connect(self._on_events_requested)
        window.details.problems.decided.connect(self._on_decided)
        window.compare.pointer_selected.connect(self._on_pointer_selected)
        self._forecaster.changed.connect(self._show_counts)
        for signal in (bridge.draft_changed, bridge.workspace_changed):
            signal.connect(self._show_draft)
        window.details.what_if_wanted.connect(self._on_wanted)
        self._show_draft()

    def open(self) -> None:
        """Brings the tab to the front."""
        self._window.details.bring_forward(self._panel)

    def close(self) -> None:
        """Ends the counting."""
        self._forecaster.close()

    # -- inside ---------------------------------------------------------------------------------

    def _show_draft(self) -> None:
        draft, workspace = self._session.draft, self._session.workspace
        tried = told.tried(workspace.settings, draft.settings)
        place = f"{workspace.environment} {workspace.name}"
        self._panel.show_settings(draft.settings, tried, place, can_undo=draft.can_undo)
        line = self._window.top.filter
        if not draft.is_open and (rest := lasting(line.text(), ("tried",))) != line.text():
            line.set_filter(rest)

    def _on_wanted(self, shown: Inspection | None) -> None:
        """Tells of the event on screen: what differs from what the workspace makes of it."""
        self._event = event = shown.event if shown else None
        key = self._session.selected
        self._panel.rules.set_names(told.names(event) if event else {})
        result = ""
        if shown and key and self._session.draft.is_open:
            result = told.this_event(self._session.inspection(key), shown)
        self._panel.show_result(result)

    def _on_pointer_selected(self, side: str, pointer: str) -> None:
        """A field of the event was chosen while the tab is in front: the next rule may be about
        it."""
        found = told.ruled(pointer) if side == SOURCE and self._panel.isVisible() else None
        if found and self._event:
            what, name = found
            self._panel.rules.propose(what, name or self._event.name)

    def _show_counts(self) -> None:
        forecaster, total = self._forecaster, self._session.total
        changes = forecaster.changes
        counting = forecaster.stage is Stage.COUNTING
        self._panel.show_progress(
            f"{changes.looked_at:,} of {words.plural(total, 'event')}" if counting else "",
            words.percent(changes.looked_at, total),
        )
        lead = _STAGES.get(forecaster.stage, "")
        known = forecaster.stage not in (Stage.NOTHING, Stage.WAITING)
        counts = told.all_events(changes) if known else ""
        self._panel.show_counts("<br>".join(filter(None, (lead, counts))))

    def _on_save_requested(self) -> None:
        before = self._session.workspace.name
        if self._places.keep_settings(self._session.draft.settings):
            self._window.say(
                f"Saved to {before}. Undo in the What if tab tries what held before.", Severity.INFO
            )

    def _on_decided(self, name: str, decision: Decision) -> None:
        """A dispute was decided where it is shown: for what is tried, or for the workspace."""
        draft = self._session.draft
        settings = draft.settings.decide(name, decision)
        if draft.is_open:
            draft.change(settings)
        elif self._places.keep_settings(settings):
            self._window.say(
                f"Decided for {self._session.workspace.name}; the What if tab can undo it.",
                Severity.INFO,
            )

    def _on_events_requested(self, tag: str) -> None:
        """Shows exactly the events behind a count, the first of them on screen."""
        self._window.top.filter.set_filter(token_text("tried", tag))
        rows, selected = self._session.rows, self._session.selected
        if len(rows) and (selected is None or rows.find(selected) is None):
            self._window.list.go_to(0)
