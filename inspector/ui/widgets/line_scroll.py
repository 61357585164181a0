"""A scrolling area of lines: where each of them is, and what brings it into sight."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from inspector.ui.models.document import Document
from inspector.ui.models.rows import Rows
from inspector.ui.models.sticky import STUCK
from inspector.ui.theme import Theme
from inspector.ui.widgets.code_painter import CodePainter
from inspector.ui.widgets.overview_strip import WIDTH, OverviewStrip

NO_LINE = -1


class LineScroll(QAbstractScrollArea):
    """Knows the places of a `Document`'s lines. Scrolls by pixels; paints nothing itself."""

    moved = Signal()
    """Other lines came into sight, or they stand elsewhere."""
    scrolled = Signal()
    """The user scrolled to other lines."""
    resized = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.painter = CodePainter(theme)
        self.document = Document()
        self.rows = Rows(self.document)
        self.current = NO_LINE
        self.stuck: tuple[int, ...] = ()
        """Opening lines that stay at the top while their insides are in sight."""
        self.wrapped = False
        """Whether long lines are broken to fit."""
        self.overview = OverviewStrip(theme, self._show_row, self)
        self.setViewportMargins(0, 0, WIDTH, 0)
        self._by_user = False
        """Whether the next change of the scroll bar is the user's."""
        self.moved.connect(self._on_moved)
        self.verticalScrollBar().actionTriggered.connect(self._on_action)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._on_scrolled)

    # -- what is shown --------------------------------------------------------------------------

    def put_document(self, document: Document) -> None:
        """Lays `document` out, from its top."""
        self.document = document
        self.painter.set_document(document)
        self.rows = Rows(document, self._columns())
        self.current = NO_LINE
        self.overview.set_document(document, self.rows, self.painter.row_height)
        self._fit()
        self.verticalScrollBar().setValue(0)
        self.horizontalScrollBar().setValue(0)
        self._on_moved()
        self.viewport().update()

    def set_wrapped(self, on: bool) -> None:
        """Breaks long lines to fit, or leaves them whole; the topmost line stays where it is."""
        self.wrapped = on
        self._rewrap()
        self.viewport().update()

    def put_bar_on_the_left(self) -> None:
        """Moves the scroll bar to the far side, so that ribbons touch the text they belong to."""
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setViewportMargins(WIDTH, 0, 0, 0)
        for part in (self.viewport(), self.horizontalScrollBar()):
            part.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._place_overview()

    # -- where things are -----------------------------------------------------------------------

    def row_top(self, row: int) -> int:
        """Where a row begins, in pixels from the top of the viewport."""
        return row * self.painter.row_height - self.verticalScrollBar().value()

    def middle(self, line: int) -> float:
        """The middle of the first row of `line`, in pixels from the top of the viewport."""
        return self.row_top(self.rows.row(line)) + self.painter.row_height / 2

    def line_at(self, y: float) -> int:
        """The line at `y` in the viewport, or NO_LINE."""
        stuck = int(y) // self.painter.row_height
        if 0 <= stuck < len(self.stuck):
            return self.stuck[stuck]
        row = int(y + self.verticalScrollBar().value()) // self.painter.row_height
        return self.rows.line(row) if 0 <= row < len(self.rows) else NO_LINE

    def column_at(self, line: int, position: QPointF) -> int:
        """The column of `line` nearest to a place in the viewport."""
        x = position.x() - self.painter.text_left + self.horizontalScrollBar().value()
        top = self.row_top(self.rows.row(line))
        row = 0 if line in self.stuck else (int(position.y()) - top) // self.painter.row_height
        return self.painter.column_at(line, x, max(0, row), self.rows.broken(line))

    def visible_rows(self) -> range:
        """The rows in sight."""
        height, top = self.painter.row_height, self.verticalScrollBar().value()
        last = (top + self.viewport().height()) // height + 1
        return range(top // height, min(last, len(self.rows)))

    def lines_in_sight(self) -> range:
        """From the first to the last line in sight, folded ones between included."""
        rows = self.visible_rows()
        if not rows:
            return range(0)
        end = rows[-1] + 1
        after = self.rows.line(end) if end < len(self.rows) else len(self.document)
        return range(self.rows.line(rows[0]), after)

    def show_line(self, line: int, column: int = 0) -> None:
        """Unfolds and scrolls as little as it takes to bring a column of `line` into sight."""
        if self.rows.show(line):
            self._on_rows_changed()
        self.scroll_to(line, column)

    def scroll_to(self, line: int, column: int = 0) -> None:
        """The same, but leaves folded what is folded."""
        height = self.painter.row_height
        within = sum(start <= column for start in self.rows.broken(line).starts) - 1
        top = (self.rows.row(line) + within) * height
        bar, page = self.verticalScrollBar(), self.viewport().height()
        margin = min(STUCK * height, max(0, (page - height) // 2))
        if top - margin < bar.value():
            bar.setValue(top - margin)
        elif top + height + margin > bar.value() + page:
            bar.setValue(top + height + margin - page)

    def fold(self, line: int, on: bool) -> None:
        """Folds or unfolds what `line` opens."""
        if self.rows.fold(line, on):
            self._on_rows_changed()

    # -- events ---------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(420, 360)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_overview()
        self._rewrap()
        self.resized.emit()
        self.moved.emit()

    # -- inside ---------------------------------------------------------------------------------

    def _place_overview(self) -> None:
        beside = self.viewport().geometry()
        x = beside.left() - WIDTH if self.isRightToLeft() else beside.right() + 1
        self.overview.setGeometry(x, beside.top(), WIDTH, beside.height())

    def _columns(self) -> int:
        """How many columns a line may have before it is broken; 0 for any number."""
        fits = self.wrapped and self.document.structured
        return self.painter.columns(self.viewport().width()) + 2 if fits else 0

    def _rewrap(self) -> None:
        """Breaks the lines anew; the topmost one stays where it is."""
        bar, height = self.verticalScrollBar(), self.painter.row_height
        row, past = divmod(bar.value(), height)
        top = self.rows.line(row) if row < len(self.rows) else 0
        changed = self.rows.wrap(self._columns())
        self._fit()
        if changed:
            bar.setValue(self.rows.row(top) * height + past)
            self.moved.emit()

    def _show_row(self, row: int) -> None:
        """Brings a row into the middle of the sight."""
        middle = (self.viewport().height() - self.painter.row_height) // 2
        self._by_user = True
        self.verticalScrollBar().setValue(row * self.painter.row_height - middle)
        self._by_user = False

    def _fit(self) -> None:
        """Makes the scroll bars fit what there is."""
        size, height = self.viewport().size(), self.painter.row_height
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, len(self.rows) * height + height // 2 - size.height()))
        bar.setSingleStep(height)
        bar.setPageStep(max(height, size.height() - height))
        bar = self.horizontalScrollBar()
        needed = int(self.painter.text_left + self.painter.text_width)
        scrolls = len(self.document) and not self._columns()
        bar.setRange(0, max(0, needed - size.width()) if scrolls else 0)
        bar.setSingleStep(24)
        bar.setPageStep(size.width())

    def _on_rows_changed(self) -> None:
        self._fit()
        self.viewport().update()
        self.moved.emit()

    def _on_moved(self) -> None:
        current = self.rows.row(self.current) if self.current != NO_LINE else NO_LINE
        self.overview.set_sight(self.visible_rows(), current)

    def _on_action(self, _: int) -> None:
        bar = self.verticalScrollBar()
        self._by_user = bar.sliderPosition() != bar.value()

    def _on_scrolled(self) -> None:
        self.viewport().update()
        self.moved.emit()
        if self._by_user:
            self._by_user = False
            self.scrolled.emit()
