"""What a screen reader learns of a pane that is painted: that it is a document, and what the line
says that one stands at."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget


@runtime_checkable
class Spoken(Protocol):
    """A widget that is read line by line."""

    spoken: "SpokenLines | None"
    """What was made for it; Qt does not hold Python's part."""

    def words(self) -> str:
        """What its current line says; empty where it stands at none."""
        ...


class SpokenLines(QAccessibleWidget):
    """A painted widget as a document with a current line."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.Document)

    def text(self, kind: QAccessible.Text) -> str:
        """The current line is the value; all else is as the widget was given it."""
        widget = self.object()
        if kind is QAccessible.Text.Value and isinstance(widget, Spoken):
            return widget.words()
        return super().text(kind)


def _made(_name: str, widget: QObject) -> QAccessibleInterface | None:
    if not (isinstance(widget, QWidget) and isinstance(widget, Spoken)):
        return None
    widget.spoken = SpokenLines(widget)
    return widget.spoken


_installed = False


def speak() -> None:
    """Tells Qt of these widgets; once is enough for the whole program."""
    global _installed
    if not _installed:
        QAccessible.installFactory(_made)
        _installed = True
