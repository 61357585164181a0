"""One of the two panes: its header, its text, and room for an editor in place of the text."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from inspector.ui.widgets.code_view import CodeView
from inspector.ui.widgets.find_bar import FindBar
from inspector.ui.widgets.pane_header import PaneHeader


class SidePane(QWidget):
    """A header above the text it speaks of."""

    def __init__(self, header: PaneHeader, view: CodeView) -> None:
        super().__init__()
        self._view = view
        self._editor: QWidget | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(view)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(header)
        self._column.addWidget(self._stack, 1)
        self.finder = FindBar(view)
        self._column.addWidget(self.finder)

    def put_editor(self, bar: QWidget, editor: QWidget) -> None:
        """Makes room for an editor, and for a strip between the header and the text."""
        self._editor = editor
        self._column.insertWidget(1, bar)
        self._stack.addWidget(editor)

    @property
    def editing(self) -> bool:
        """Whether the editor stands in place of the text."""
        return self._editor is not None and self._stack.currentWidget() is self._editor

    def show_editor(self, on: bool) -> None:
        """Shows the editor in place of the text, or the text."""
        self._stack.setCurrentWidget(self._editor if on and self._editor else self._view)
