"""The tabs below the panes. Only the tab in front is filled."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QTabWidget, QWidget

from inspector.index.filter import token_text
from inspector.model.delivery import Attempt
from inspector.model.inspection import Inspection
from inspector.model.mapping import Identity
from inspector.model.workspace import SANDBOX
from inspector.session import Session
from inspector.ui.bridge import Bridge
from inspector.ui.icons import icon
from inspector.ui.panels.across import AcrossPanel
from inspector.ui.panels.identity import IdentityPanel
from inspector.ui.panels.problems import ProblemsPanel
from inspector.ui.panels.request import RequestPanel
from inspector.ui.panels.rules import RulesPanel
from inspector.ui.panels.sandbox import SandboxPanel
from inspector.ui.panels.sends import SendsPanel
from inspector.ui.panels.what_if import WhatIfPanel
from inspector.ui.theme import Theme

ROOM = 310
"""Pixels the What if tab needs to show its form and its counts together."""


class DetailTabs(QTabWidget):
    """Problems, Mapping rules, Identity, Request, What if, Sends and, where it is the target,
    Sandbox."""

    reveal_requested = Signal(str)
    """A pointer into the batch."""
    field_requested = Signal(str, str)
    """A pointer, and the side it stands on."""
    help_requested = Signal(str)
    """The id of a page of the help."""
    filter_requested = Signal(str)
    """Exactly the events that this filter lets through should be shown."""
    sandbox_wanted = Signal()
    """The Sandbox tab is in front and wants what the sandbox holds now."""
    what_if_wanted = Signal(object)
    """The What if tab is in front and wants to tell of this inspection, or of none."""

    def __init__(self, session: Session, bridge: Bridge, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._inspection: Inspection | None = None
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.refresh)
        self.problems = ProblemsPanel(theme)
        self.across = AcrossPanel(theme)
        self.rules = RulesPanel(theme)
        self.identity = IdentityPanel()
        self.request = RequestPanel()
        self.what_if = WhatIfPanel()
        self.sends = SendsPanel()
        self.sandbox = SandboxPanel()
        self.setDocumentMode(True)
        self.setAccessibleName("About the event")
        self._fill: dict[object, Callable[[], None]] = {
            self.problems: self._show_problems,
            self.across: self._show_across,
            self.rules: self._show_rules,
            self.identity: self._show_identity,
            self.request: self._show_request,
            self.what_if: lambda: self.what_if_wanted.emit(self._inspection),
            self.sends: self._show_sends,
            self.sandbox: self.sandbox_wanted.emit,
        }
        for panel, title, picture in (
            (self.problems, "Problems", "warning"),
            (self.across, "Source", "file"),
            (self.rules, "Mapping rules", "rules"),
            (self.identity, "Identity", "user"),
            (self.request, "Request", "request"),
            (self.what_if, "What if", "sample"),
            (self.sends, "Sends", "send"),
            (self.sandbox, "Sandbox", "box"),
        ):
            self.addTab(panel, icon(picture), title)
        self.tabBar().setDrawBase(False)
        self.tabBar().setExpanding(False)
        self.problems.reveal_requested.connect(self.reveal_requested)
        self.rules.reveal_requested.connect(self.field_requested)
        self._connect_remarks(bridge)
        self.currentChanged.connect(lambda _: self._on_current_changed())
        bridge.deliveries_changed.connect(self._on_deliveries_changed)
        bridge.workspace_changed.connect(self._on_workspace_changed)
        bridge.draft_changed.connect(self._on_draft_changed)
        self._on_workspace_changed()

    def minimumSizeHint(self) -> QSize:
        """Each tab scrolls, so a small window can have them all."""
        return QSize(300, 96)

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self.problems.set_theme(theme)
        self.across.set_theme(theme)
        self.rules.set_theme(theme)

    def show_event(self, inspection: Inspection | None) -> None:
        """Shows another event, once the panes are painted: nobody reads of it before them."""
        self._inspection = inspection
        self._title_problems()
        self._title_sends()
        self._later.start()

    def show_tab(self, title: str) -> None:
        """Brings the tab of this title to the front, whatever count stands behind it. Nothing
        where there is none to be seen."""
        for at in range(self.count()):
            text = self.tabText(at)
            if self.isTabVisible(at) and (text == title or text.startswith(f"{title} ")):
                self.setCurrentIndex(at)

    def refresh(self) -> None:
        """Fills the tab in front."""
        self._later.stop()
        fill = self._fill.get(self.currentWidget())
        if fill:
            fill()

    def bring_forward(self, panel: QWidget) -> None:
        """Shows the tab of `panel`."""
        self.setCurrentWidget(panel)
        panel.setFocus()

    # -- inside ---------------------------------------------------------------------------------

    def _connect_remarks(self, bridge: Bridge) -> None:
        for panel in (self.problems, self.rules, self.across):
            panel.help_requested.connect(self.help_requested)
        self.problems.filter_requested.connect(
            lambda code: self.filter_requested.emit(token_text("problem", code))
        )
        self.problems.mute_requested.connect(self._on_mute_requested)
        self.across.filter_requested.connect(self.filter_requested)
        self.across.mute_requested.connect(self._session.remarks.mute)
        bridge.overview_changed.connect(self._on_overview_changed)
        for signal in (bridge.sources_changed, bridge.rows_reset):
            signal.connect(self._on_sources_changed)

    def _attempts(self) -> list[Attempt]:
        key = self._session.selected
        return self._session.attempts.get(key, []) if key else []

    def _title_sends(self) -> None:
        count = len(self._attempts())
        self.setTabText(self.indexOf(self.sends), f"Sends {count}" if count else "Sends")

    def _on_deliveries_changed(self) -> None:
        self._title_sends()
        if self.currentWidget() in (self.sends, self.sandbox):
            self.refresh()

    def _on_workspace_changed(self) -> None:
        is_target = self._session.workspace.data_center == SANDBOX
        self.setTabVisible(self.indexOf(self.sandbox), is_target)
        self.refresh()

    def _on_current_changed(self) -> None:
        if self.currentWidget() is self.what_if:
            self._make_room(ROOM)
        self.refresh()

    def _make_room(self, height: int) -> None:
        """Takes from the panes above what a tab with a form needs."""
        splitter = self.parentWidget()
        if not isinstance(splitter, QSplitter):
            return
        sizes = splitter.sizes()
        own = splitter.indexOf(self)
        lacking = max(0, height - sizes[own])
        sizes[own] += lacking
        sizes[own - 1] = max(0, sizes[own - 1] - lacking)
        splitter.setSizes(sizes)

    def _on_draft_changed(self) -> None:
        title = "What if · on" if self._session.draft.is_open else "What if"
        self.setTabText(self.indexOf(self.what_if), title)

    def _show_problems(self) -> None:
        disputes = self._session.draft.pipeline.disputes(self._inspection)
        self.problems.show_event(self._inspection, disputes, self._muted(), self._count_of)

    def _count_of(self, problem: str) -> int:
        return self._session.values("problem")[problem]

    def _show_across(self) -> None:
        self.across.show_sources(self._session)

    def _muted(self) -> frozenset[str]:
        key = self._session.selected
        return self._session.remarks.muted(key.source) if key else frozenset()

    def _title_problems(self) -> None:
        diagnostics = self._inspection.diagnostics if self._inspection else ()
        count = sum(each.code not in self._muted() for each in diagnostics)
        self.setTabText(self.indexOf(self.problems), f"Problems {count}" if count else "Problems")

    def _on_mute_requested(self, code: str, on: bool) -> None:
        if key := self._session.selected:
            self._session.remarks.mute(key.source, code, on)

    def _on_overview_changed(self) -> None:
        self._title_problems()
        if self.currentWidget() is self.problems:
            self.refresh()
        self._on_sources_changed()

    def _on_sources_changed(self) -> None:
        found = sum(
            told.code not in source.muted
            for source in self._session.sources.values()
            for told in (source.overview.told if source.overview else ())
        )
        self.setTabText(self.indexOf(self.across), f"Source {found}" if found else "Source")
        if self.currentWidget() is self.across:
            self.refresh()

    def _show_rules(self) -> None:
        self.rules.show_event(self._inspection, self._session.draft.pipeline)

    def _show_identity(self) -> None:
        settings = self._session.workspace.settings
        self.identity.show_event(self._inspection, settings, self._under)

    def _under(self, identity: Identity) -> Inspection:
        key = self._session.selected
        assert key is not None
        settings = replace(self._session.workspace.settings, identity=identity)
        return self._session.inspection_under(key, settings)

    def _show_request(self) -> None:
        self.request.show_event(self._inspection, self._session.workspace)

    def _show_sends(self) -> None:
        self.sends.workspace = self._session.workspace
        self.sends.show_attempts([*self._sent_before(), *self._attempts()])

    def _sent_before(self) -> list[Attempt]:
        """The tries of earlier runs, also of those before this start: the event is recognised."""
        from inspector.sending import JournalFault, ledger
        from inspector.sending.planning import fingerprint

        requests = self._inspection.mapping.requests if self._inspection else ()
        here = {attempt.run for attempt in self._attempts()}
        try:
            found = ledger.tries_of(fingerprint(requests)) if requests else []
        except JournalFault:
            return []  # whoever sends is told
        return [attempt for attempt in found if attempt.run not in here]
