"""Finds text that its widget has no room for."""

from collections.abc import Iterator

from PySide6.QtCore import QRect
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from inspector.ui.widgets.choice import Choice
from inspector.ui.widgets.facet_row import FacetRow

_SPEAKS = QLabel | QAbstractButton | QLineEdit | QComboBox

SLACK = 1
"""Pixels that rounding may take."""


def clipped(root: QWidget) -> list[str]:
    """A line for every text in sight below `root` that is cut and does not say so: what ends in an
    ellipsis, and is told in full by a tooltip, is not."""
    return sorted({fault for widget in root.findChildren(QWidget) for fault in _faults(widget)})


def _faults(widget: QWidget) -> Iterator[str]:
    if not widget.isVisible() or not isinstance(widget, _SPEAKS):
        return
    text, needed = _text(widget)
    if not text.strip():
        return
    where = f"{type(widget.parentWidget()).__name__}: {text[:60]!r}"
    if needed[0] > widget.width() + SLACK and not _is_told(widget, text):
        yield f"{where} is {needed[0]} px wide and has {widget.width()}"
    if needed[1] > widget.height() + SLACK:
        yield f"{where} is {needed[1]} px high and has {widget.height()}"
    if not _scrolls(widget) and (lost := _lost(widget)):
        yield f"{where} is covered by {lost}"


def _text(widget: QWidget) -> tuple[str, tuple[int, int]]:
    """The text, and the width and height that the widget needs for it."""
    metrics = widget.fontMetrics()
    if isinstance(widget, QLabel):
        if not widget.wordWrap():
            hint = widget.sizeHint()
            return widget.text(), (hint.width(), hint.height())
        return widget.text(), (_longest_word(widget), widget.heightForWidth(widget.width()))
    if isinstance(widget, QAbstractButton):
        icon = 0 if widget.icon().isNull() else widget.iconSize().width() + 4
        words = metrics.horizontalAdvance(widget.text().replace("&", ""))
        return widget.text(), (words + icon + 4 if words else 0, metrics.height())
    if isinstance(widget, QLineEdit):
        placeholder = "" if widget.text() else widget.placeholderText()
        return placeholder, (metrics.horizontalAdvance(placeholder) + 16, metrics.height())
    assert isinstance(widget, QComboBox)
    return widget.currentText(), (metrics.horizontalAdvance(widget.currentText()), metrics.height())


def _longest_word(label: QLabel) -> int:
    page = QTextDocument()
    page.setHtml(label.text())
    words = page.toPlainText().split()
    return max((label.fontMetrics().horizontalAdvance(word) for word in words), default=0)


def _is_told(widget: QWidget, text: str) -> bool:
    if isinstance(widget, Choice | FacetRow):
        return True
    shown = widget.text() if isinstance(widget, QLabel) else text
    return bool(widget.toolTip()) and (shown.endswith("…") or isinstance(widget, QLineEdit))


def _scrolls(widget: QWidget) -> bool:
    above: QWidget | None = widget
    while above is not None:
        if isinstance(above, QAbstractScrollArea):
            return True
        above = above.parentWidget()
    return False


def _lost(widget: QWidget) -> str:
    """How much of the widget its parents cut off."""
    seen: QRect = widget.visibleRegion().boundingRect()
    if seen.width() + SLACK < widget.width() or seen.height() + SLACK < widget.height():
        return f"its parent: {seen.width()}x{seen.height()} of {widget.width()}x{widget.height()}"
    return ""
