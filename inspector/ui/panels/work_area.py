"""The middle of the window: sources and facets, the list, the two panes, the tabs."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter

from inspector.session import Session
from inspector.ui.bridge import Bridge
from inspector.ui.counting import Counting
from inspector.ui.editing import Editing
from inspector.ui.panels.details import DetailTabs
from inspector.ui.panels.event_list import EventList
from inspector.ui.panels.facets import FacetsPanel
from inspector.ui.panels.welcome import ListOrNothing
from inspector.ui.theme import Theme
from inspector.ui.widgets.compare_view import CompareView


class WorkArea(QSplitter):
    """Every part that shows events, with movable borders between."""

    cleared = Signal()
    """The user wants the filter to be gone."""
    others_wanted = Signal()
    """The user wants to see other traffic."""

    def __init__(self, session: Session, bridge: Bridge, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.facets = FacetsPanel(session, bridge, theme)
        self.list = EventList(session, bridge, theme)
        self.list_or_nothing = ListOrNothing(self.list, self.cleared.emit, self.others_wanted.emit)
        self.compare = CompareView(theme)
        self.editing = Editing(session, bridge, self.compare, theme)
        self.details = DetailTabs(session, bridge, theme)
        self.counting = Counting(session, bridge, self.details.rules.source)
        self.right = right = QSplitter(Qt.Orientation.Vertical)
        """The list, the panes and the tabs, one below the other."""
        for place, (pane, share) in enumerate(
            ((self.list_or_nothing, 1), (self.compare, 3), (self.details, 1))
        ):
            right.addWidget(pane)
            right.setStretchFactor(place, share)
        right.setChildrenCollapsible(False)
        right.setSizes([160, 420, 180])
        self.addWidget(self.facets)
        self.addWidget(right)
        self.setSizes([200, 1240])
        self.setStretchFactor(1, 1)
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

    def show_state(
        self, shown: int, total: int, *, reading: bool, live: bool = False, others: int = 0
    ) -> None:
        """The list or a sentence in its place; panes and tabs only where there is an event."""
        self.list_or_nothing.show_state(shown, total, reading=reading, live=live, others=others)
        self.compare.setVisible(bool(total))
        self.details.setVisible(bool(total))
