"""Two panes that answer each other: point at a line or a ribbon, and its partner shows itself."""

from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from inspector.ui.models.sides import Ribbon
from inspector.ui.widgets.code_view import CodeView
from inspector.ui.widgets.line_scroll import NO_LINE
from inspector.ui.widgets.ribbons import Ribbons

REST = 150
"""Milliseconds the mouse rests on a line before the other pane moves."""


class Scrolled(Protocol):
    """What goes along with the other pane."""

    def show_line(self, line: int) -> None: ...
    def scroll_to(self, line: int) -> None: ...


class Joining(QObject):
    """Works on whatever sides the strip shows; rests where it shows none."""

    chosen = Signal(int, int)
    """Side and line that the user chose."""

    def __init__(self, views: tuple[CodeView, CodeView], strip: Ribbons, parent: QObject) -> None:
        super().__init__(parent)
        self._views = views
        self._scrolled: tuple[Scrolled, Scrolled] = views
        self._strip = strip
        self.here: tuple[int, int] | None = None
        """Side and line that is chosen; None for none."""
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._on_rested)
        for side, view in enumerate(views):
            view.line_hovered.connect(partial(self._on_hovered, side))
            view.line_selected.connect(partial(self._on_selected, side))
            view.scrolled.connect(partial(self._on_scrolled, side))
        strip.ribbon_hovered.connect(self._on_ribbon_hovered)
        strip.ribbon_selected.connect(self._on_ribbon_selected)

    def set_left(self, left: Scrolled) -> None:
        """Lets something else stand in place of the left pane, such as an editor: it goes along
        with the right one."""
        self._scrolled = (left, self._views[1])

    def forget(self) -> None:
        """Nothing is chosen or pointed at: a pane shows something else."""
        self.here = None
        self._rest.stop()
        self._restore()

    def step(self, way: int) -> bool:
        """Chooses the next difference, or the one before where `way` is -1. False for none."""
        sides = self._strip.sides
        found = sides.difference(self.here, way) if sides else None
        if found is None:
            return False
        side, line = found
        self._views[side].choose(line)
        return True

    # -- inside ---------------------------------------------------------------------------------

    def _activate(self, side: int, line: int, *, scroll: bool) -> None:
        """Sets off the ribbons of a line and the lines they lead to."""
        sides = self._strip.sides
        if sides is None:
            return
        ribbons, other = sides.ribbons(side, line), self._views[1 - side]
        ends = (ribbon.source if side else ribbon.target for ribbon in ribbons)
        partners = frozenset(end for end in ends if end is not None)
        self._strip.set_active(frozenset(ribbons))
        self._views[side].set_partners(frozenset())
        other.set_partners(partners)
        if scroll and partners:
            self._scrolled[1 - side].show_line(min(partners))

    def _restore(self) -> None:
        """Back from what is pointed at to what is chosen."""
        if self.here:
            self._activate(*self.here, scroll=False)
        else:
            self._strip.set_active(frozenset())
            for view in self._views:
                view.set_partners(frozenset())

    def _on_scrolled(self, side: int) -> None:
        """The other pane goes along, no further than it takes to keep in sight what the middle of
        this one leads to."""
        sides, lines = self._strip.sides, self._views[side].lines_in_sight()
        if sides is None:
            return
        middle = (lines.start + lines.stop) / 2
        for line in sorted(lines, key=lambda line: abs(line - middle)):
            ends = (each.source if side else each.target for each in sides.ribbons(side, line))
            partners = [end for end in ends if end is not None]
            if partners:
                self._scrolled[1 - side].scroll_to(min(partners))
                return

    def _on_selected(self, side: int, line: int) -> None:
        self.here = (side, line)
        self._views[1 - side].set_current(NO_LINE)
        self._activate(side, line, scroll=True)
        self.chosen.emit(side, line)

    def _on_hovered(self, side: int, line: int) -> None:
        self._rest.stop()
        sides = self._strip.sides
        if line != NO_LINE and sides and sides.ribbons(side, line):
            self._activate(side, line, scroll=False)
            self._rest.start()
        else:
            self._restore()

    def _on_rested(self) -> None:
        for side, view in enumerate(self._views):
            if view.hovered != NO_LINE:
                self._activate(side, view.hovered, scroll=True)

    def _on_ribbon_hovered(self, ribbon: Ribbon | None) -> None:
        if ribbon is None:
            self._restore()
        elif ribbon.source >= 0:
            self._activate(0, ribbon.source, scroll=False)

    def _on_ribbon_selected(self, ribbon: Ribbon) -> None:
        self._views[0].choose(ribbon.source)
