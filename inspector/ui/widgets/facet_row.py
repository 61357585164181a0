"""One line of the left column: words at the left, a count at the right, a click is a request."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from inspector.ui import fonts, icons
from inspector.ui.theme import Theme

SIDE = 12


class FacetRow(QAbstractButton):
    """A checkable line; `note` stands below the words in muted or error colour."""

    def __init__(
        self, theme: Theme, words: str, value: str = "", icon: str = "", severity: str = ""
    ) -> None:
        """`severity` names the colour of the icon, which is a quiet one without."""
        super().__init__(checkable=True)
        self.value = value
        self._icon, self._severity = icon, severity
        self._theme = theme
        self._count = ""
        self._note = ""
        self._failed = False
        self.setText(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme = theme
        self.update()

    def set_count(self, count: str, note: str = "", *, failed: bool = False) -> None:
        """Changes what stands at the right and below."""
        if (count, note, failed) == (self._count, self._note, self._failed):
            return
        self._count, self._note, self._failed = count, note, failed
        self.setAccessibleName(", ".join(part for part in (self.text(), count, note) if part))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        height = QFontMetrics(fonts.sans()).height() + 8
        return QSize(120, height + (self._note_height() if self._note else 0))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        if self.isChecked() or self.underMouse():
            painter.fillRect(
                self.rect(), QColor(theme.selection if self.isChecked() else theme.hover)
            )
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        self._paint_words(painter)
        if self._note:
            self._paint_note(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        line = self.rect().adjusted(SIDE, 0, -SIDE, 0)
        line.setHeight(line.height() - (self._note_height() if self._note else 0))
        painter.setFont(fonts.sans())
        painter.setPen(QColor(self._theme.muted))
        painter.drawText(line, _RIGHT, self._count)
        if self._icon:
            self._paint_icon(painter, line)
            line.setLeft(line.left() + icons.SIZE + 6)
        metrics = painter.fontMetrics()
        line.setRight(line.right() - metrics.horizontalAdvance(self._count) - 6)
        painter.setPen(QColor(self._theme.text))
        elide = Qt.TextElideMode.ElideMiddle
        painter.drawText(line, _LEFT, metrics.elidedText(self.text(), elide, line.width()))

    def _paint_icon(self, painter: QPainter, line: QRect) -> None:
        box = QRect(line.left(), line.top(), icons.SIZE, line.height())
        marks = self._theme.severities
        colour = getattr(marks, self._severity).fg if self._severity else self._theme.muted
        icons.paint(painter, box, self._icon, colour)

    def _paint_note(self, painter: QPainter) -> None:
        height = self._note_height()
        line = QRect(SIDE, self.height() - height - 3, self.width() - 2 * SIDE, height)
        painter.setFont(fonts.sans("caption"))
        theme = self._theme
        painter.setPen(QColor(theme.severities.error.fg if self._failed else theme.muted))
        painter.drawText(line, _LEFT | Qt.TextFlag.TextWordWrap, self._note)

    def _note_height(self) -> int:
        metrics = QFontMetrics(fonts.sans("caption"))
        box = QRect(0, 0, max(self.width(), 160) - 2 * SIDE, 400)
        return metrics.boundingRect(box, Qt.TextFlag.TextWordWrap, self._note).height()


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
