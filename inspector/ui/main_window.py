"""The window: where everything stands, and how it follows the session."""

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from inspector.index.filter import FilterError
from inspector.model.inspection import Inspection
from inspector.model.problems import Severity
from inspector.session import Session
from inspector.ui import actions
from inspector.ui import theme as themes
from inspector.ui.bridge import Bridge
from inspector.ui.panels.bottom_bar import BottomBar
from inspector.ui.panels.details import DetailTabs
from inspector.ui.panels.event_list import EventList
from inspector.ui.panels.facets import FacetsPanel
from inspector.ui.panels.send_sheet import SendSheet
from inspector.ui.panels.top_bar import TopBar
from inspector.ui.panels.welcome import ListOrNothing, Welcome
from inspector.ui.theme import Theme
from inspector.ui.widgets.compare_view import CompareView
from inspector.ui.widgets.message_bar import MessageBar

_log = logging.getLogger(__name__)


class MainWindow(QMainWindow):
    """Lays out the panels and keeps them true to the session. What actions do is elsewhere."""

    dropped = Signal(list, bytes)
    """Files (as paths) or a text were dropped on the window."""
    close_asked = Signal()
    """The user wants to close while `may_close` says no."""

    def __init__(self, session: Session, bridge: Bridge, theme: Theme) -> None:
        super().__init__()
        self.session = session
        self.may_close: Callable[[], bool] = lambda: True
        """Asked before the window closes."""
        self.setWindowTitle("mParticle inspector")
        self.setAcceptDrops(True)
        self.actions_by_id = actions.build(self)
        self.top = TopBar(session, bridge, theme, self.actions_by_id)
        menu = QMenu(self)
        actions.fill(menu, self.actions_by_id)
        self.top.set_menu(menu)
        self.filter_fault = MessageBar(theme, closable=False)
        self.messages = MessageBar(theme)
        self.facets = FacetsPanel(session, bridge, theme)
        self.list = EventList(session, bridge, theme)
        self.list_or_nothing = ListOrNothing(self.list, lambda: self.top.filter.set_filter(""))
        self.compare = CompareView(theme)
        self.details = DetailTabs(session, bridge, theme)
        self.sheet = SendSheet(theme)
        self.bottom = BottomBar(theme, self.actions_by_id)
        self._lay_out()
        self._connect(bridge)
        self._on_changed()
        self._on_workspace_changed()
        self.show_selected()

    # -- requests -------------------------------------------------------------------------------

    def say(self, sentence: str, severity: Severity = Severity.ERROR) -> None:
        """Shows a sentence that concerns the whole window."""
        self.messages.say(sentence, severity)

    def set_theme(self, theme: Theme) -> None:
        """Changes the look while the window is open."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        themes.apply(app, theme)
        for part in (self.top, self.filter_fault, self.messages, self.facets, self.list):
            part.set_theme(theme)
        for pane in (self.compare, self.details, self.sheet, self.bottom):
            pane.set_theme(theme)
        self._on_workspace_changed()

    def show_selected(self) -> None:
        """Shows the selected event in the panes and tabs."""
        inspection = self._inspection()
        self.compare.rule = self.session.pipeline.rule
        self.compare.show_inspection(inspection)
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
        right = QSplitter(Qt.Orientation.Vertical)
        for pane in (self.list_or_nothing, self.compare, self.details):
            right.addWidget(pane)
        right.setChildrenCollapsible(False)
        right.setSizes([160, 420, 180])
        right.setStretchFactor(0, 1)
        right.setStretchFactor(1, 3)
        right.setStretchFactor(2, 1)
        work = QSplitter(Qt.Orientation.Horizontal)
        work.addWidget(self.facets)
        work.addWidget(right)
        work.setSizes([200, 1240])
        work.setStretchFactor(1, 1)
        self._right = right
        welcome = Welcome(
            self.actions_by_id["open"].trigger,
            self.actions_by_id["paste"].trigger,
            self.actions_by_id["sample"].trigger,
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(welcome)
        self._pages.addWidget(work)
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.top, self.filter_fault, self.messages):
            column.addWidget(widget)
        column.addWidget(self._pages, 1)
        column.addWidget(self.sheet)
        column.addWidget(self.bottom)
        self.setCentralWidget(central)

    def _connect(self, bridge: Bridge) -> None:
        self.top.filter_changed.connect(self._on_filter_changed)
        self.facets.token_toggled.connect(self.top.filter.toggle)
        self.list.opened.connect(self.compare.setFocus)
        self.details.reveal_requested.connect(self.compare.reveal)
        bridge.selection_changed.connect(self.show_selected)
        bridge.workspace_changed.connect(self._on_workspace_changed)
        for signal in (bridge.sources_changed, bridge.rows_appended, bridge.rows_reset):
            signal.connect(self._on_changed)

    def _inspection(self) -> Inspection | None:
        key = self.session.selected
        if key is None or key.source not in self.session.sources:
            return None
        try:
            return self.session.inspection(key)
        except Exception as fault:
            # One event that this program fails on must not take the window with it.
            _log.exception("the event %s could not be shown", key)
            self.say(
                f"This program failed on the event ({type(fault).__name__}: {fault}). "
                "The others are not touched; please report it with the file."
            )
            return None

    def _on_filter_changed(self, text: str) -> None:
        try:
            self.session.set_filter(text)
            self.filter_fault.say("")
        except FilterError as error:
            self.filter_fault.say(f"{error} The list still shows the filter before.")
        self.facets.show_filter(self.session.filter)

    def _on_changed(self) -> None:
        session = self.session
        if session.rows and not self.list.isVisible():
            self.list.setFocus()
        self._pages.setCurrentIndex(1 if session.sources else 0)
        shown, total = len(session.rows), session.total
        self.list_or_nothing.show_state(shown, total, reading=session.reading)
        self.compare.setVisible(bool(total))
        self.details.setVisible(bool(total))
        self.actions_by_id["stop_reading"].setEnabled(session.reading)

    def _on_workspace_changed(self) -> None:
        self.bottom.show_workspace(self.session.workspace)
        if self.session.selected:
            self.details.refresh()


def _what_was_dropped(data: QMimeData) -> tuple[list[Path], bytes]:
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return (paths, b"") if paths else ([], data.text().encode())
