"""The one place that knows both the session and Qt: each fact becomes a signal."""

from PySide6.QtCore import QObject, Signal, SignalInstance

from inspector.session import Fact, Session


class Bridge(QObject):
    """Emits a signal for every fact the session tells, in the thread that told it."""

    sources_changed = Signal()
    rows_appended = Signal()
    rows_reset = Signal()
    selection_changed = Signal()
    ticks_changed = Signal()
    workspace_changed = Signal()
    verdicts_changed = Signal()
    search_begun = Signal()
    overview_changed = Signal()
    edits_changed = Signal()
    deliveries_changed = Signal()
    draft_changed = Signal()
    forecast_changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._signals: dict[Fact, SignalInstance] = {fact: getattr(self, fact) for fact in Fact}
        session.subscribe(self._on_fact)

    def _on_fact(self, fact: Fact) -> None:
        self._signals[fact].emit()
