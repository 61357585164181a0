"""Which opening lines stay in sight while their insides are scrolled. Pure."""

from inspector.ui.models.document import Document
from inspector.ui.models.finding import parents
from inspector.ui.models.rows import Rows

STUCK = 3
"""Opening lines that stay in sight at most, the innermost ones."""


def sticky(document: Document, rows: Rows, first: int) -> tuple[int, ...]:
    """The containers whose opening lines are scrolled away while their insides are in sight, where
    row `first` is the topmost in sight."""
    found: list[int] = []
    for depth in range(STUCK + 1):
        # The more lines stick, the later begins what is in sight below them.
        top = min(first + depth, len(rows) - 1)
        around = _named_parents(document, rows.line(top))
        found = [at for at in around if rows.row(at) < top]
        if len(found) <= depth:
            break
    return tuple(found[-STUCK:])


def _named_parents(document: Document, line: int) -> list[int]:
    """What `line` stands in, as far as it has a name: a bare bracket tells nobody anything."""
    around = parents(document, line)
    return [at for at in around if len(document.texts[at].strip()) > 1]
