"""The editor as the left end of the ribbons: where the event's lines stand in its text."""

from bisect import bisect_left

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from inspector.ui.models.document import Document
from inspector.ui.models.typed import places, shifted
from inspector.ui.widgets.text_editor import TextEditor

LARGEST = 300_000
"""Characters of a text that has ribbons while it is typed: a longer one would make typing wait."""
AWAY = -1e6
"""Where a line stands that is not in the text any more."""


class TypedLines(QObject):
    """Lines are those of the document that was laid out last; between two layouts they move with
    what is typed."""

    moved = Signal()

    def __init__(self, editor: TextEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._document = Document()
        self._places: dict[str, int] = {}
        self._order: list[tuple[int, str]] = []
        self._blocks = editor.blockCount()
        editor.document().contentsChange.connect(self._on_contents_changed)
        editor.updateRequest.connect(lambda *_: self.moved.emit())

    def lay_out(self, document: Document) -> None:
        """`document` is what the text became; where that is in the middle of a change, the places
        stay those of before."""
        self._document = document
        text = self._editor.toPlainText()
        found = places(text) if len(text) <= LARGEST else {}
        if found is not None:
            self._put(found)

    def viewport(self) -> QWidget:
        """What the places are counted in."""
        return self._editor.viewport()

    def middle(self, line: int) -> float:
        """The middle of a line, in pixels from the top of the viewport."""
        at = self._places.get(self._document.pointer(line))
        return AWAY if at is None else self._editor.middle_of(at)

    def lines_in_sight(self) -> list[int]:
        """The lines of the document that stand in sight."""
        seen = self._editor.lines_in_sight()
        first, last = (bisect_left(self._order, (at, "")) for at in (seen.start, seen.stop))
        found = (self._document.line_of(pointer) for _, pointer in self._order[first:last])
        return [line for line in found if line is not None]

    def show_line(self, line: int) -> None:
        """Scrolls as little as it takes to bring a line into sight; the cursor stays."""
        at = self._places.get(self._document.pointer(line))
        if at is not None:
            self._editor.scroll_to(at)

    scroll_to = show_line

    @property
    def cursor(self) -> int:
        """The line of the text with the cursor."""
        return self._editor.textCursor().blockNumber()

    def line_of(self, block: int) -> int | None:
        """The document's line of the first field on a line of the text; None for none."""
        at = bisect_left(self._order, (block, ""))
        if at == len(self._order) or self._order[at][0] != block:
            return None
        return self._document.line_of(self._order[at][1])

    # -- inside ---------------------------------------------------------------------------------

    def _put(self, found: dict[str, int]) -> None:
        self._places = found
        self._order = sorted((line, pointer) for pointer, line in found.items())
        self.moved.emit()

    def _on_contents_changed(self, position: int, removed: int, added: int) -> None:
        before, self._blocks = self._blocks, self._editor.blockCount()
        if self._blocks != before:
            at = self._editor.document().findBlock(position).blockNumber()
            self._put(shifted(self._places, at, self._blocks - before))
