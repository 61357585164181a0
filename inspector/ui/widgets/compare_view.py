"""The event on the left, its requests on the right, ribbons between: the heart of the window."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector.model.inspection import Inspection
from inspector.session.copies import Copy
from inspector.ui.models import explain
from inspector.ui.models.readings import Reading
from inspector.ui.models.shown import LongNames, Shown
from inspector.ui.models.sides import Ribbon, size_text
from inspector.ui.theme import Theme
from inspector.ui.widgets.line_scroll import NO_LINE
from inspector.ui.widgets.text_editor import TextEditor
from inspector.ui.widgets.two_panes import TwoPanes
from inspector.ui.widgets.typed_lines import TypedLines

SOURCE, TARGET = "source", "target"
"""The names of the sides in `pointer_selected` and `reveal`."""


class CompareView(TwoPanes):
    """Two panes of JSON that move together. Read-only."""

    pointer_selected = Signal(str, str)
    """Side and pointer of the line that was chosen: SOURCE into the batch, TARGET as in
    `Link.target`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            ("mParticle event", "MoEngage request"), ("mParticle", "MoEngage"), theme, parent
        )
        self.rule: explain.RuleLookup | None = None
        """What is known of a rule, by its id; set it to get whole sentences in the tool tips."""
        self.long_names: LongNames | None = None
        """What the keys of a record are called, by pointer into its own text; set it to get the
        names in the tool tips of what was sent."""
        self.note = ""
        """What stands before the requests in the right head, such as what is being tried."""
        self._shown = Shown()
        self._columns = [0, 0]
        self._typed: TypedLines | None = None
        """Where the event's lines stand in the editor."""
        self.strip.explain = self._explain_ribbon
        self.joining.chosen.connect(self._on_chosen)
        for side, (view, header) in enumerate(zip(self.views, self.headers, strict=True)):
            view.explain = partial(self._explain, side)
            view.resized.connect(partial(self._on_resized, side))
            header.reading_chosen.connect(partial(self._read, side))
        self.show_inspection(None)

    # -- requests -------------------------------------------------------------------------------

    def show_inspection(self, inspection: Inspection | None, copy: Copy | None = None) -> None:
        """Shows an event beside its requests; None for no event at all. `copy`: where it is edited,
        what was. The same event again, as under other workspace settings, stays where it was
        scrolled to and is read the same way."""
        before = self._shown
        shown = self._shown = Shown(inspection, copy, self.rule, self.long_names)
        same = shown.place == before.place
        if same:
            shown.read_like(before)
        places = [view.verticalScrollBar().value() for view in self.views]
        for side, header in enumerate(self.headers):
            header.set_readings(shown.offered(side))
        self._fill_headers()
        for side in range(2):
            self._fill(side)
        for view, place in zip(self.views, places, strict=True):
            view.verticalScrollBar().setValue(place if same else 0)

    def put_editor(self, bar: QWidget, editor: TextEditor) -> None:
        """Makes room for an editor of the event, and for a strip above it."""
        self.panes[0].put_editor(bar, editor)
        self._typed = TypedLines(editor)
        self._typed.moved.connect(self.strip.update)
        editor.cursorPositionChanged.connect(self._on_cursor_moved)

    def show_editor(self, on: bool, *, faulty: bool = False) -> None:
        """Shows the editor in place of the event. Where its text is `faulty`, the requests stand
        back: they are those of the text before."""
        self.panes[0].show_editor(on)
        self.headers[0].setEnabled(not on)
        self.setFocusProxy(self.panes[0] if on else self.views[0])
        self.views[1].set_dimmed(faulty)
        self._fill_strip()

    def current_line(self) -> str:
        """The text of the event's chosen line; empty for none."""
        view = self.views[0]
        linked = self._shown.readings[0].linked and view.current != NO_LINE
        return view.document.plain[view.current] if linked else ""

    def reveal(self, pointer: str, side: str = SOURCE) -> bool:
        """Chooses the line of `pointer` and scrolls to it; what is not there shows its nearest
        container. False where there is nothing to show."""
        at = 0 if side == SOURCE else 1
        inspection = self._shown.inspection
        if inspection is None or inspection.batch is None:
            return False
        if not self._shown.readings[at].linked:
            self._read(at, self._shown.offered(at)[0])  # the text that pointers speak of
        document = self.views[at].document
        while (line := document.line_of(pointer)) is None and pointer:
            pointer = pointer.rpartition("/")[0]
        if line is None:
            return False
        self.views[at].choose(line)
        return True

    # -- inside ---------------------------------------------------------------------------------

    def _fill_headers(self) -> None:
        captions = self._shown.captions(self.note)
        for header, caption in zip(self.headers, captions, strict=True):
            header.caption.set_text(caption)
        sizes = self._shown.sides.sizes
        self.headers[1].set_size(size_text(sizes[0]) if len(sizes) == 1 else "")

    def _fill(self, side: int) -> None:
        """Puts the right text into a pane; ribbons only join two linked ones."""
        self.joining.forget()
        columns = self._columns[side] = self._fitting(side)
        document = self._shown.document(side, columns)
        self.views[side].set_document(document, self._shown.message(side))
        self.headers[side].set_reading(self._shown.readings[side])
        self._fill_strip()

    def _fill_strip(self) -> None:
        editing = self.panes[0].editing and self._typed is not None
        joined = self._shown.readings[1].linked if editing else self._shown.linked
        self.strip.set_sides(self._shown.sides if joined else None)
        if self._typed and editing:
            self._typed.lay_out(self._shown.sides.left)
        left = self._typed if self._typed and editing else self.views[0]
        self.strip.set_left(left)
        self.joining.set_left(left)

    def _fitting(self, side: int) -> int:
        view = self.views[side]
        return view.painter.columns(view.viewport().width())

    def _read(self, side: int, reading: Reading) -> None:
        if self._shown.readings[side] is not reading:
            self._shown.readings[side] = reading
            self._fill(side)

    def _explain(self, side: int, pointer: str) -> str:
        return self._shown.explain(side, pointer)

    def _explain_ribbon(self, ribbon: Ribbon) -> str:
        return self._explain(0, self._shown.sides.left.pointer(ribbon.source))

    # -- facts ----------------------------------------------------------------------------------

    def _on_resized(self, side: int) -> None:
        """Original text is broken to fit the pane."""
        broken = self._shown.readings[side] is Reading.ORIGINAL
        if broken and self._columns[side] != self._fitting(side):
            self._fill(side)

    def _on_cursor_moved(self) -> None:
        """The line that is edited has its ribbons set off, and its rule explained."""
        if self._typed and self.panes[0].editing:
            line = self._typed.line_of(self._typed.cursor)
            if line is not None and self.strip.sides and (0, line) != self.joining.here:
                self.views[0].choose(line)

    def _on_chosen(self, side: int, line: int) -> None:
        document = self.views[side].document
        if self._shown.readings[side].linked and line not in document.headings:
            self.pointer_selected.emit((SOURCE, TARGET)[side], document.pointer(line))
