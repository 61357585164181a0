"""The list's model, straight over the session's rows: no proxy, no copy."""

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inspector.index.row import Row
from inspector.index.source import Source
from inspector.model.delivery import EventKey
from inspector.model.problems import Severity
from inspector.session import Session
from inspector.ui import words
from inspector.ui.bridge import Bridge

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Column(IntEnum):
    """The columns from left to right."""

    TICK = 0
    TIME = 1
    TYPE = 2
    NAME = 3
    IDENTITY = 4
    MAPS_TO = 5
    VERDICT = 6
    LAST_SEND = 7


TITLES = ("", "Time", "Event type", "Name", "Identity", "Maps to", "Verdict", "Last send")


class EventModel(QAbstractTableModel):
    """One line a row of the session. Ticking goes to the session; everything else is read."""

    def __init__(self, session: Session, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows = session.rows
        self._count = len(self._rows)
        bridge.rows_appended.connect(self._on_rows_appended)
        bridge.rows_reset.connect(self._on_rows_reset)
        bridge.ticks_changed.connect(self._on_ticks_changed)
        bridge.verdicts_changed.connect(self._on_verdicts_changed)
        bridge.edits_changed.connect(self._on_edits_changed)
        bridge.deliveries_changed.connect(self._on_deliveries_changed)

    # -- for the panels -------------------------------------------------------------------------

    def row(self, number: int) -> Row:
        """The row at a line of the list; of an edited event, what it was edited to."""
        edits = self._session.edits
        if len(edits):
            source, place = self._rows.locate(number)
            edited = edits.row(source.key(place), source.name, self._session.pipeline)
            if edited:
                return edited
        return self._rows[number]

    def find(self, key: EventKey) -> int | None:
        """The line where `key` stands, None where the filter hides it."""
        found = self._rows.find(key)
        return found if found is not None and found < self._count else None

    def next_problem(self, number: int, by: int) -> int | None:
        """The next line with an error or a warning, from `number` on, `by` 1 or -1 at a time."""
        end = self._count if by > 0 else -1
        return next((n for n in range(number, end, by) if self._troubled(n)), None)

    # -- Qt -------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(TITLES):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return TITLES[section]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return TITLES[section] or "Chosen for sending"
        if role == Qt.ItemDataRole.ToolTipRole and section == Column.TICK:
            return "Choose every event shown, or none"
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _ROLES or not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(self.row(index.row()), index.column())
        if role == Qt.ItemDataRole.CheckStateRole:
            return self.ticked(index.row()) if index.column() == Column.TICK else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(self.row(index.row()), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        tick = index.column() == Column.TICK and _is_event(*self._rows.locate(index.row()))
        return _TICK_FLAGS if tick else _FLAGS

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not _is_event(*self._rows.locate(index.row())):
            return False
        self._session.tick([self._rows.key(index.row())], Qt.CheckState(value) == _ON)
        return True

    # -- inside ---------------------------------------------------------------------------------

    def edited(self, row: Row) -> bool:
        """Whether the event is no longer what mParticle sent."""
        return row.key in self._session.edits

    def text(self, row: Row, column: int) -> str:
        """What a cell shows."""
        if column == Column.TIME:
            return words.clock(row.time_ms)
        if column == Column.TYPE:
            return row.event_type
        if column == Column.NAME:
            return row.name
        if column == Column.IDENTITY:
            return f"{row.identity_type} {row.identity}".strip() or "—"
        if column == Column.MAPS_TO:
            return row.maps_to or "—"
        if column == Column.VERDICT:
            return row.badge
        if column == Column.LAST_SEND:
            return words.last_send(self._session.attempts.get(row.key, []))
        return ""

    def _tip(self, row: Row, column: int) -> str:
        if column == Column.TIME:
            return words.date(row.time_ms)
        if column == Column.VERDICT:
            return "\n".join((words.verdict(row.verdict)[1], *row.codes))
        if column == Column.NAME and self.edited(row):
            return f"{row.name}\nEdited here: this is not what mParticle sent."
        if column == Column.TICK:
            return "" if row.key.event >= 0 else "There is no event here to send."
        return self.text(row, column)

    def _spoken(self, index: Index) -> str:
        row = self.row(index.row())
        if index.column() == Column.TICK:
            chosen = self._session.ticked.at(*self._rows.locate(index.row()))
            return "chosen" if chosen else "not chosen"
        text = self.text(row, index.column())
        if index.column() != Column.TIME:
            return text
        verdict = f"{words.verdict(row.verdict)[1]}: {row.badge}"
        edited = "edited" if self.edited(row) else ""
        parts = (row.event_type, row.name, row.identity, verdict, edited)
        return f"Row {index.row() + 1}, " + ", ".join(part for part in parts if part)

    def ticked(self, number: int) -> Qt.CheckState | None:
        """Whether the row at a line is chosen; None where there is no event to choose."""
        source, place = self._rows.locate(number)
        if not _is_event(source, place):
            return None
        return _ON if self._session.ticked.at(source, place) else _OFF

    def _on_rows_appended(self) -> None:
        count = len(self._session.rows)
        if count == self._count:
            return
        self.beginInsertRows(QModelIndex(), self._count, count - 1)
        self._count = count
        self.endInsertRows()

    def _on_rows_reset(self) -> None:
        self.beginResetModel()
        self._rows = self._session.rows
        self._count = len(self._rows)
        self.endResetModel()

    def _on_ticks_changed(self) -> None:
        self._changed(Column.TICK)

    def _troubled(self, number: int) -> bool:
        if len(self._session.edits) and (row := self.row(number)).edited:
            return row.severity in (Severity.ERROR, Severity.WARNING)
        source, place = self._rows.locate(number)
        ruling = source.words.rulings.values[int(source.columns.of_row("ruling")[place])]
        return ruling is not None and ruling.severity in (Severity.ERROR, Severity.WARNING)

    def _on_verdicts_changed(self) -> None:
        for column in (Column.MAPS_TO, Column.VERDICT):
            self._changed(column)

    def _on_edits_changed(self) -> None:
        for column in range(Column.TIME, Column.LAST_SEND):
            self._changed(Column(column))

    def _on_deliveries_changed(self) -> None:
        self._changed(Column.LAST_SEND)

    def _changed(self, column: Column) -> None:
        if self._count:
            self.dataChanged.emit(self.index(0, column), self.index(self._count - 1, column))


def _is_event(source: Source, place: int) -> bool:
    return int(source.columns.of_row("event")[place]) >= 0


_ROLES = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.CheckStateRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    }
)
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_TICK_FLAGS = _FLAGS | Qt.ItemFlag.ItemIsUserCheckable
_ON = Qt.CheckState.Checked
_OFF = Qt.CheckState.Unchecked
