"""Two panes of JSON side by side with ribbons between, each with a header and its own search."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from inspector.ui.theme import Theme
from inspector.ui.widgets.code_view import CodeView
from inspector.ui.widgets.joining import Joining
from inspector.ui.widgets.pane_header import PaneHeader
from inspector.ui.widgets.ribbons import Ribbons
from inspector.ui.widgets.side_pane import SidePane


class TwoPanes(QWidget):
    """Whoever has them fills them: documents into the `views`, sides into the `strip`."""

    def __init__(
        self,
        names: tuple[str, str],
        titles: tuple[str, str],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """`names` are for a screen reader, `titles` stand in the headers."""
        super().__init__(parent)
        self.views = (CodeView(names[0], theme), CodeView(names[1], theme))
        self.headers = (PaneHeader(titles[0], theme), PaneHeader(titles[1], theme))
        self.strip = Ribbons(*self.views, theme)
        self.panes = [SidePane(*each) for each in zip(self.headers, self.views, strict=True)]
        self.joining = Joining(self.views, self.strip, self)
        self.setFocusProxy(self.views[0])
        self._lay_out()

    # -- requests -------------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Paints in other colours."""
        for part in (*self.views, *self.headers, self.strip):
            part.set_theme(theme)

    def set_wrapped(self, on: bool) -> None:
        """Breaks long lines of both panes to fit, or leaves them whole."""
        for view in self.views:
            view.set_wrapped(on)

    def add_to_menus(self, action: QAction) -> None:
        """Offers something else beside the readings of either side."""
        for header in self.headers:
            header.add_to_menu(action)

    def next_difference(self) -> bool:
        """Chooses the next marked line, from the last one on to the first again."""
        return self.joining.step(1)

    def previous_difference(self) -> bool:
        """Chooses the marked line before."""
        return self.joining.step(-1)

    def open_finder(self) -> None:
        """Opens the search of the pane with the focus, else of the left one."""
        self.panes[1 if self.views[1].hasFocus() else 0].finder.open_bar()

    # -- inside ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.views[0].put_bar_on_the_left()
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        left, right = self.panes
        for part in (left, self.strip, right):
            splitter.addWidget(part)
        for pane in self.panes:
            splitter.setStretchFactor(splitter.indexOf(pane), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)
