"""The middle of the window: sources and facets, the list, the two panes, the tabs."""

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from inspector.session import Session
from inspector.ui.bridge import Bridge
from inspector.ui.counting import Counting
from inspector.ui.editing import Editing
from inspector.ui.panels.details import DetailTabs
from inspector.ui.panels.event_list import EventList
from inspector.ui.panels.facets import FacetsPanel
from inspector.ui.panels.nothing import ListOrNothing
from inspector.ui.theme import Theme
from inspector.ui.widgets.compare_view import CompareView

ROOMY = 680
"""Pixels of height from which list, panes and tabs all have room beside an open sheet."""


class Rows(QSplitter):
    """Parts below each other. While one of them gives its room away, what is remembered of their
    heights is how they were before."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setChildrenCollapsible(False)
        self._before: QByteArray | None = None

    def saveState(self) -> QByteArray:
        return self._before or super().saveState()

    def spare(self, part: QWidget, spared: bool) -> None:
        """Takes `part` away, or brings it back as high as it was."""
        if spared and self._before is None:
            self._before = super().saveState()
        part.setVisible(not spared)
        if not spared and self._before is not None:
            self.restoreState(self._before)
            self._before = None


class WorkArea(QSplitter):
    """Every part that shows events, with movable borders between."""

    cleared = Signal()
    """The user wants the filter to be gone."""
    others_wanted = Signal()
    """The user wants to see other traffic."""

    def __init__(self, session: Session, bridge: Bridge, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._has_events = self._spared = False
        self.facets = FacetsPanel(session, bridge, theme)
        self.list = EventList(session, bridge, theme)
        self.list_or_nothing = ListOrNothing(self.list, self.cleared.emit, self.others_wanted.emit)
        self.compare = CompareView(theme)
        self.editing = Editing(session, bridge, self.compare, theme)
        self.details = DetailTabs(session, bridge, theme)
        self.counting = Counting(session, bridge, self.details.rules.source)
        self.right = right = Rows()
        """The list, the panes and the tabs, one below the other."""
        for place, (pane, share) in enumerate(
            ((self.list_or_nothing, 1), (self.compare, 3), (self.details, 1))
        ):
            right.addWidget(pane)
            right.setStretchFactor(place, share)
        right.setSizes([160, 420, 180])
        self.addWidget(self.facets)
        self.addWidget(right)
        self.setSizes([200, 1240])
        self.setStretchFactor(1, 1)
        self.details.currentChanged.connect(self.show_tabs)
        self.list.opened.connect(self.compare.setFocus)
        self.details.reveal_requested.connect(self.compare.reveal)
        self.details.field_requested.connect(self.compare.reveal)
        self.compare.pointer_selected.connect(self.details.rules.show_field)

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        for part in (self.facets, self.list):
            part.set_theme(theme)
        for pane in (self.compare, self.editing, self.details):
            pane.set_theme(theme)

    def spare_tabs(self) -> None:
        """Gives the room of the tabs away where there is little, until `show_tabs` or a tab is
        asked for."""
        self._spared = self.height() < ROOMY
        self._show_parts()

    def show_tabs(self) -> None:
        """The tabs are there again."""
        self._spared = False
        self._show_parts()

    def show_state(
        self, shown: int, total: int, *, reading: bool, live: bool = False, others: int = 0
    ) -> None:
        """The list or a sentence in its place; panes and tabs only where there is an event."""
        self.list_or_nothing.show_state(shown, total, reading=reading, live=live, others=others)
        self._has_events = bool(total)
        self._show_parts()

    def _show_parts(self) -> None:
        self.compare.setVisible(self._has_events)
        if self._has_events:
            self.right.spare(self.details, self._spared)
        else:
            self.details.hide()
