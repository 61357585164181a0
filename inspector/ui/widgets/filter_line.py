"""The filter line: plain text and tokens, each token on a rounded ground of its own."""

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from inspector.ui.theme import Theme

if TYPE_CHECKING:  # the first paint does not wait for the filter language
    from inspector.index.filter import Token, Values
    from inspector.ui.widgets.suggestions import Suggestions

PAUSE_MS = 150
"""After the last key before the list is filtered."""


class FilterLine(QLineEdit):
    """Tells `changed` with the text a moment after it was edited. Esc clears."""

    changed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._tokens: tuple[Token, ...] = ()
        self._list: Suggestions | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.textChanged.connect(self._on_text_changed)
        self.setPlaceholderText("Filter: any text, or verdict:lossy  problem:any  user:~maria")
        self.setAccessibleName("Filter events")
        self.setTextMargins(3, 0, 3, 0)
        self.setStyleSheet("QLineEdit { background: transparent; }")

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme = theme
        if self._tokens:
            self._colour_tokens()
        if self._list:
            self._list.set_theme(theme)
        self.update()

    def suggest(self, values: "Values") -> None:
        """Offers what could be written from now on, with values from `values`. To be called when
        the line stands in its window."""
        from inspector.ui.widgets.suggestions import Suggestions

        self._list = Suggestions(self, self._theme, values)
        self._list.completed.connect(self._tell)
        self.setToolTip(_help())

    def set_filter(self, text: str) -> None:
        """Changes the text and tells at once."""
        if self._list:
            self._list.hide()
        self.setText(text)
        self._tell()

    def toggle(self, token: str) -> None:
        """Adds `token`, or takes it out where it is there."""
        from inspector.index.filter import toggled

        self.set_filter(toggled(self.text(), token))

    # -- Qt -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == QtCore.Qt.Key.Key_Escape and self.text():
            self.set_filter("")
        elif event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter):
            self._tell()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._paint_grounds()
        super().paintEvent(event)

    # -- inside ---------------------------------------------------------------------------------

    def _paint_grounds(self) -> None:
        """The field and the tokens' grounds; the style sheet leaves them to us, letters above."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        field = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.fillPath(_rounded(field, 4), self.palette().alternateBase())
        if self._tokens:
            painter.setClipRect(self._inner())
        for token in self._tokens:
            if token.key:
                painter.fillPath(_rounded(self._place(token), 3), QColor(self._theme.token.bg))
        painter.end()

    def _inner(self) -> QRectF:
        from PySide6.QtWidgets import QStyle, QStyleOptionFrame  # its many enums are made here

        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inner = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return QRectF(inner).adjusted(-4, 0, 4, 0)

    def _place(self, token: "Token") -> QRectF:
        metrics, text = self.fontMetrics(), self.text()
        # Qt tells where the cursor is, only: 5 px right of the left edge of its rectangle.
        before_cursor = metrics.horizontalAdvance(text[: self.cursorPosition()])
        origin = self.cursorRect().x() + 5 - before_cursor
        left = origin + metrics.horizontalAdvance(text[: token.start])
        width = metrics.horizontalAdvance(text[token.start : token.end])
        height = metrics.height() + 2
        return QRectF(left - 1, (self.height() - height) / 2, width + 2, height)

    def _on_text_changed(self) -> None:
        from inspector.index.filter import FilterError, parse

        try:
            self._tokens = parse(self.text()).tokens
        except FilterError:
            self._tokens = ()
        self._colour_tokens()
        self._pause.start()

    def _colour_tokens(self) -> None:
        """A line edit has no formats of its own, but it paints those of an input method."""
        from PySide6.QtGui import QInputMethodEvent, QTextCharFormat  # 4 ms of enums

        attributes = []
        for token in self._tokens:
            if token.key:
                look = QTextCharFormat()
                look.setForeground(QColor(self._theme.token.fg))
                attributes.append(
                    QInputMethodEvent.Attribute(
                        QInputMethodEvent.AttributeType.TextFormat,
                        token.start - self.cursorPosition(),
                        token.end - token.start,
                        look,
                    )
                )
        blocked = self.blockSignals(True)
        QCoreApplication.sendEvent(self, QInputMethodEvent("", attributes))
        self.blockSignals(blocked)

    def _tell(self) -> None:
        self._pause.stop()
        self.changed.emit(self.text())


def _rounded(box: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    return path


def _help() -> str:
    from inspector.index.filter import KEYS

    return (
        f"Plain words are looked for everywhere. Filters: {', '.join(KEYS)}.\n"
        "type:x is equal, name~x contains, name^x begins, name$x ends, problem:any has one;\n"
        "time>12:03, size>100KB, attr[plan]:gold. - or not turns round, or joins, ( ) group.\n"
        "↓ offers what could be written."
    )
