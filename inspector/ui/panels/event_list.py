"""The list of events: one line each, chosen by ticks, walked by keys."""

from typing import ClassVar

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from inspector.index.ticks import tickable
from inspector.model.problems import Verdict
from inspector.session import Session
from inspector.ui import words
from inspector.ui.bridge import Bridge
from inspector.ui.models.event_model import Column, EventModel, Index
from inspector.ui.theme import Theme
from inspector.ui.widgets.row_painter import Badge, Cell, Named, RowPainter, Signed
from inspector.ui.widgets.tick_header import TickHeader

ROW_HEIGHT = 26


class _Clicks(QStyledItemDelegate):
    """Cells do nothing but tick; `EventList` paints them itself."""

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """The whole cell ticks, not only the small box in it."""
        if index.column() != Column.TICK or event.type() is not QEvent.Type.MouseButtonRelease:
            return False
        return _toggle(model, index)


class EventList(QTableView):
    """Selecting and ticking go to the session; a double click or Enter asks to look closer."""

    WIDTHS: ClassVar[dict[Column, int]] = {
        Column.TICK: 36,
        Column.TIME: 104,
        Column.TYPE: 176,
        Column.NAME: 170,
        Column.IDENTITY: 174,
        Column.MAPS_TO: 210,
        Column.VERDICT: 158,
        Column.LAST_SEND: 110,
    }
    SHARING = (Column.TYPE, Column.NAME, Column.IDENTITY, Column.MAPS_TO)
    opened = Signal()

    def __init__(self, session: Session, bridge: Bridge, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._events = EventModel(session, bridge, self)
        self._theme = theme
        self._painter: RowPainter | None = None
        self._following = False
        self._widths_are_ours = True
        header = TickHeader(self)
        self._header = header
        self.setHorizontalHeader(header)
        self.setModel(self._events)
        # With the rows' own, every row that is chosen would paint the whole header again.
        header.setSelectionModel(QItemSelectionModel(self._events, header))
        self.setItemDelegate(_Clicks(self))
        self._set_up()
        header.sectionClicked.connect(self._on_header_clicked)
        header.sectionResized.connect(self._on_section_resized)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.activated.connect(lambda _: self.opened.emit())
        bridge.selection_changed.connect(self._on_selection_changed)
        bridge.rows_reset.connect(self._on_selection_changed)
        for signal in (bridge.ticks_changed, bridge.rows_reset, bridge.rows_appended):
            signal.connect(self._on_ticks_changed)

    @property
    def events(self) -> EventModel:
        """The model, for finding rows."""
        return self._events

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme, self._painter = theme, None
        self.viewport().update()

    def step(self, by: int, *, with_problem: bool = False) -> None:
        """Goes to the next row (1) or the previous one (-1), or to the next one with a problem."""
        count = self._events.rowCount()
        number = self.currentIndex().row() + by
        found = self._events.next_problem(number, by) if with_problem else number
        if found is not None and 0 <= found < count:
            self.go_to(found)

    def go_to(self, number: int) -> None:
        """Makes the row at `number` the current one and shows it."""
        index = self._events.index(number, max(self.currentIndex().column(), Column.TIME))
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def tick_shown(self, on: bool) -> None:
        """Chooses every event shown, or takes every shown one back."""
        self._session.tick_shown(on)

    # -- Qt -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            _toggle(self._events, self._events.index(index.row(), Column.TICK))
        elif event.matches(QKeySequence.StandardKey.Copy) and index.isValid():
            QGuiApplication.clipboard().setText(self._line(index.row()))
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are shortcuts here."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._painter = None  # fonts and colours may be others now

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the rows that are asked for, each as a whole."""
        if self._painter is None:
            self._painter = RowPainter(self._theme, self.font(), self.palette())
        shown = event.rect()
        first, last = self.rowAt(shown.top()), self.rowAt(shown.bottom())
        if first < 0:
            return
        last = last if last >= 0 else self._events.rowCount() - 1
        current = self.currentIndex().row()
        spans = [(self.columnViewportPosition(c), self.columnWidth(c)) for c in Column]
        box = QRect(spans[0][0], 0, sum(width for _, width in spans), ROW_HEIGHT)
        box.moveTop(self.rowViewportPosition(first))
        seen = [n for n, (x, width) in enumerate(spans) if shown.left() < x + width and
                x <= shown.right()]  # fmt: skip
        rows = []
        for number in range(first, last + 1):
            cells = self._cells(number)
            rows.append(([cells[n] for n in seen], number == current))
        with QPainter(self.viewport()) as painter:
            self._painter.paint(painter, box, [spans[n] for n in seen], rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._widths_are_ours:
            self._spread()

    # -- inside ---------------------------------------------------------------------------------

    def _set_up(self) -> None:
        self.setAccessibleName("Events")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(3 * ROW_HEIGHT)
        vertical = self.verticalHeader()
        vertical.hide()
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        vertical.setMinimumSectionSize(ROW_HEIGHT)
        vertical.setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setMinimumSectionSize(36)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(Column.TICK, QHeaderView.ResizeMode.Fixed)

    def _spread(self) -> None:
        """Shares the width among the columns until the user moved one: the exact ones first."""
        self._widths_are_ours = False
        exact = sum(width for column, width in self.WIDTHS.items() if column not in self.SHARING)
        wanted = sum(self.WIDTHS[column] for column in self.SHARING)
        room = self.viewport().width() - exact
        for column, width in self.WIDTHS.items():
            if column in self.SHARING:
                width = max(70, width * room // wanted)
            if column is not Column.LAST_SEND:
                self.setColumnWidth(column, width)
        self._widths_are_ours = True

    def _cells(self, number: int) -> list[Cell]:
        """What stands in the cells of a row."""
        events, row = self._events, self._events.row(number)
        icon, _, severity = words.verdict(row.verdict)
        loud = row.verdict not in (Verdict.CLEAN, None)  # good news needs no ground of its own
        named = Named(row.identity_type, row.identity) if row.identity else None
        return [
            events.ticked(number),
            words.clock(row.time_ms),
            Signed(words.kind(row.event_type), row.event_type, False) if row.event_type else "",
            Signed("edited", row.name) if events.edited(row) else row.name,
            named or events.text(row, Column.IDENTITY),
            row.maps_to or "—",
            Badge(row.badge, severity, loud, icon),
            events.text(row, Column.LAST_SEND),
        ]

    def _line(self, number: int) -> str:
        texts = (self._events.index(number, column).data() for column in Column)
        return "\t".join(text for text in texts if text)

    def _on_section_resized(self, section: int, old: int, new: int) -> None:
        pressed = QGuiApplication.mouseButtons() is not Qt.MouseButton.NoButton
        if self._widths_are_ours and pressed:
            self._widths_are_ours = False

    def _on_header_clicked(self, section: int) -> None:
        if section == Column.TICK:
            self.tick_shown(self._header.ticks is not Qt.CheckState.Checked)

    def _on_current_changed(self, current: QModelIndex) -> None:
        if current.isValid() and not self._following:
            key = self._events.row(current.row()).key
            if key != self._session.selected:
                self._session.select(key)

    def _on_selection_changed(self) -> None:
        """Shows the session's event as the current row, wherever it stands now."""
        key = self._session.selected
        current = self.currentIndex()
        if current.isValid() and key == self._events.row(current.row()).key:
            return
        number = self._events.find(key) if key else None
        self._following = True
        if number is None:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        else:
            self.go_to(number)
        self._following = False

    def _on_ticks_changed(self) -> None:
        rows, ticks = self._session.rows, self._session.ticked
        ticked = ticks.among(rows) if ticks else 0
        state = Qt.CheckState.PartiallyChecked if ticked else Qt.CheckState.Unchecked
        if ticked and ticked == tickable(rows):
            state = Qt.CheckState.Checked
        self._header.set_ticks(state)


def _toggle(model: QAbstractItemModel, index: Index) -> bool:
    state = index.data(Qt.ItemDataRole.CheckStateRole)
    if state is None:
        return False
    on = Qt.CheckState(state) is not Qt.CheckState.Checked
    new = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
    return model.setData(index, new, Qt.ItemDataRole.CheckStateRole)
