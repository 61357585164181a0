"""The window: where everything stands, and how it follows the session.

It comes in two steps. The frame (top bar, doors, bottom bar) is there at once and is painted before
anything heavy is imported; `furnish` then brings the list, the panes and the tabs.
"""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
)

from inspector.ui import actions
from inspector.ui import theme as themes
from inspector.ui.panels.top_bar import TopBar
from inspector.ui.panels.welcome import Welcome
from inspector.ui.theme import Theme

if TYPE_CHECKING:  # imported by `furnish`
    from inspector.model.inspection import Inspection
    from inspector.model.problems import Severity
    from inspector.session import Session
    from inspector.ui.bridge import Bridge
    from inspector.ui.panels.bottom_bar import BottomBar
    from inspector.ui.panels.capture import CapturePanel
    from inspector.ui.panels.details import DetailTabs
    from inspector.ui.panels.event_list import EventList
    from inspector.ui.panels.facets import FacetsPanel
    from inspector.ui.panels.rest_offer import RestOffer
    from inspector.ui.panels.send_sheet import SendSheet
    from inspector.ui.panels.tour import TourBar
    from inspector.ui.panels.work_area import WorkArea
    from inspector.ui.widgets.compare_view import CompareView
    from inspector.ui.widgets.message_bar import MessageBar
    from inspector.ui.widgets.offer_bar import OfferBar

_log = logging.getLogger(__name__)

_TITLE = "mParticle inspector"
_LIVE_EDGE = 4
"""Pixels around the window while real customers are the target."""


class MainWindow(QMainWindow):
    """Keeps the panels true to the session. What actions do is elsewhere (`inspector.ui.desk`)."""

    dropped = Signal(list, bytes)
    """Files (as paths) or a text were dropped on the window."""
    close_asked = Signal()
    """The user wants to close while `may_close` says no."""

    session: "Session"
    menus: dict[str, QMenu]
    """The sub-menus by their names."""
    filter_fault: "MessageBar"
    messages: "MessageBar"
    bottom: "BottomBar"
    work: "WorkArea"
    sheet: "SendSheet"
    rest: "RestOffer"

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.may_close: Callable[[], bool] = lambda: True
        """Asked before the window closes."""
        self.setWindowTitle(_TITLE)
        self.setAcceptDrops(True)
        self.actions_by_id = actions.build(self)
        self.top = TopBar(theme, self.actions_by_id)
        self._bars: list[TourBar | CapturePanel | OfferBar] = []
        self._pages = QStackedWidget()
        self._lay_out()

    def furnish(self, session: "Session", bridge: "Bridge") -> None:
        """Brings everything that shows events, and follows `session` from now on."""
        from inspector.ui.icons import icon
        from inspector.ui.panels.bottom_bar import BottomBar
        from inspector.ui.panels.rest_offer import RestOffer
        from inspector.ui.panels.send_sheet import SendSheet
        from inspector.ui.panels.work_area import WorkArea
        from inspector.ui.widgets.message_bar import MessageBar

        self.setWindowIcon(icon("app"))
        menu = QMenu(self)
        self.menus = actions.fill(menu, self.actions_by_id)
        self.top.set_menu(menu)
        self.session = session
        self.work = WorkArea(session, bridge, self._theme)
        self.sheet = SendSheet(self._theme)
        self.rest = RestOffer(self._theme)
        self.filter_fault = MessageBar(self._theme, closable=False)
        self.messages = MessageBar(self._theme)
        self.bottom = BottomBar(self._theme, self.actions_by_id)
        for place, bar in enumerate((self.filter_fault, self.rest, self.messages), start=1):
            self._column.insertWidget(place, bar)
        self._pages.addWidget(self.work)
        self.sheet.opened.connect(self.work.spare_tabs)
        self.sheet.closed.connect(self.work.show_tabs)
        self._column.addWidget(self.sheet)
        self._column.addWidget(self.bottom)
        self.top.follow(session, bridge)
        self._connect(bridge)
        self._on_changed()
        self._on_workspace_changed()

    @property
    def facets(self) -> "FacetsPanel":
        """The left column."""
        return self.work.facets

    @property
    def list(self) -> "EventList":
        """The list of events."""
        return self.work.list

    @property
    def compare(self) -> "CompareView":
        """The two panes."""
        return self.work.compare

    @property
    def details(self) -> "DetailTabs":
        """The tabs below."""
        return self.work.details

    # -- requests -------------------------------------------------------------------------------

    @property
    def theme(self) -> Theme:
        """The look that holds."""
        return self._theme

    def add_bar(self, bar: "TourBar | CapturePanel | OfferBar") -> None:
        """Puts a bar above everything that shows events."""
        self._bars.append(bar)
        self._column.insertWidget(self._column.indexOf(self.messages) + 1, bar)

    def remove_bar(self, bar: "TourBar | OfferBar") -> None:
        """Takes it away again."""
        self._bars.remove(bar)
        self._column.removeWidget(bar)
        bar.deleteLater()

    def say(self, sentence: str, severity: "Severity | None" = None) -> None:
        """Shows a sentence that concerns the whole window; an error if nothing else is said."""
        from inspector.model.problems import Severity

        self.messages.say(sentence, severity or Severity.ERROR)

    def set_theme(self, theme: Theme) -> None:
        """Changes the look while the window is open."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        themes.apply(app, theme)
        self._theme = theme
        for part in (self.top, self.filter_fault, self.messages):
            part.set_theme(theme)
        for bar in self._bars:
            bar.set_theme(theme)
        for pane in (self.work, self.sheet, self.bottom, self.rest):
            pane.set_theme(theme)
        self._on_workspace_changed()

    def show_selected(self) -> None:
        """Shows the selected event in the panes and tabs."""
        from inspector.ui.models import explain

        inspection = self._inspection()
        self.compare.rule = self.session.draft.pipeline.rule
        self.compare.long_names = self.session.pipeline.long_names
        draft = self.session.draft
        self.compare.note = explain.note(draft.is_open, draft.pipeline.disputes(inspection))
        key, edits = self.session.selected, self.session.edits
        copy = edits.copy(key, self.session.draft.pipeline) if key and key in edits else None
        self.compare.show_inspection(inspection, copy)
        self.details.show_event(inspection)

    # -- Qt -------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit(*_what_was_dropped(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.may_close():
            super().closeEvent(event)
        else:
            event.ignore()
            self.close_asked.emit()

    # -- inside ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        doors = (
            self.actions_by_id[name].trigger
            for name in ("open", "paste", "capture", "sample", "tour")
        )
        self.welcome = Welcome(*doors)
        self._pages.addWidget(self.welcome)
        self._frame = QFrame()
        self._frame.setObjectName("frame")
        self._column = QVBoxLayout(self._frame)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.top)
        self._column.addWidget(self._pages, 1)
        self.setCentralWidget(self._frame)

    def _connect(self, bridge: "Bridge") -> None:
        self.top.filter_changed.connect(self._on_filter_changed)
        self.facets.token_toggled.connect(self.top.filter.toggle)
        self.details.filter_requested.connect(self.top.filter.set_filter)
        self.work.cleared.connect(self.actions_by_id["clear_filter"].trigger)
        self.work.others_wanted.connect(self.actions_by_id["show_other"].trigger)
        bridge.selection_changed.connect(self.show_selected)
        bridge.edits_changed.connect(self.show_selected)
        bridge.draft_changed.connect(self.show_selected)
        bridge.workspace_changed.connect(self._on_workspace_changed)
        for signal in (bridge.sources_changed, bridge.rows_appended, bridge.rows_reset):
            signal.connect(self._on_changed)

    def _inspection(self) -> "Inspection | None":
        key = self.session.selected
        if key is None or key.source not in self.session.sources:
            return None
        try:
            return self.session.inspection_under(key, self.session.draft.settings)
        except Exception as fault:
            # One event that this program fails on must not take the window with it.
            _log.exception("the event %s could not be shown", key)
            self.say(
                f"This program failed on the event ({type(fault).__name__}: {fault}). "
                "The others are not touched; please report it with the file."
            )
            return None

    def _on_filter_changed(self, text: str) -> None:
        from inspector.index.filter import FilterError

        try:
            self.session.set_filter(text)
            self.filter_fault.say("")
        except FilterError as error:
            self.filter_fault.say(f"{error} The list still shows the filter before.")
        self.facets.show_filter(self.session.filter)

    def _on_changed(self) -> None:
        from inspector.index.source import State

        session = self.session
        if session.rows and not self.list.isVisible():
            self.list.setFocus()
        self._pages.setCurrentIndex(1 if session.sources else 0)
        reading = session.reading or session.searching
        live = any(source.state is State.LIVE for source in session.sources.values())
        self.work.show_state(
            len(session.rows), session.total, reading=reading, live=live,
            others=session.others,
        )  # fmt: skip

    def _on_workspace_changed(self) -> None:
        workspace = self.session.workspace
        live = workspace.environment == "LIVE"
        self.bottom.show_workspace(workspace)
        self.setWindowTitle(f"LIVE {workspace.name} · {_TITLE}" if live else _TITLE)
        frame = f"#frame {{ border: {_LIVE_EDGE}px solid {self._theme.live.button}; }}"
        self._frame.setStyleSheet(frame if live else "")
        if self.session.selected:
            self.details.refresh()


def _what_was_dropped(data: QMimeData) -> tuple[list[Path], bytes]:
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return (paths, b"") if paths else ([], data.text().encode())
