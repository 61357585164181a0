"""Looking for a text in a document, and for what in it can be folded away. Pure."""

from itertools import accumulate

from inspector.ui.models.document import Document


def find(document: Document, wanted: str, start: int, way: int) -> int | None:
    """The next line with the text (in any case) from `start` on, round the end; backwards where
    `way` is -1. The line of `start` itself comes last. None where no line has it."""
    needle, total = wanted.casefold(), len(document)
    if not needle:
        return None
    for step in range(1, total + 1):
        line = (start + way * step) % total
        if needle in document.texts[line].casefold():
            return line
    return None


def place(text: str, wanted: str) -> tuple[int, int] | None:
    """From which column to which a text has what is wanted, in any case; None where it only has it
    in letters that are longer in the other case."""
    start = text.lower().find(wanted.lower())
    found = text[start : start + len(wanted)]
    return (start, start + len(wanted)) if found.casefold() == wanted.casefold() else None


def count(document: Document, wanted: str) -> int:
    """How many lines have the text, in any case."""
    needle = wanted.casefold()
    return sum(needle in text.casefold() for text in document.texts) if needle else 0


def unchanged(document: Document) -> list[int]:
    """The lines that open something in which nothing is changed that anybody would miss, the
    outermost ones only. What stands at the very outside is never one of them."""
    marks = (document.mark(line) for line in range(len(document)))
    loud = [0, *accumulate(int(mark is not None and not mark.quiet) for mark in marks)]
    found: list[int] = []
    line = 0
    while line < len(document):
        end = document.end(line)
        inner = end is not None and document.pointer(line).count("/") > 1
        if inner and end is not None and end > line + 1 and loud[end + 1] == loud[line]:
            found.append(line)
            line = end
        line += 1
    return found


def parents(document: Document, line: int) -> list[int]:
    """The lines that open what `line` stands in, outermost first."""
    part = document.part(line)
    found: list[int] = []
    if part is not None:
        at = int(part.layout.parents[line - part.first])
        while at >= 0:
            found.insert(0, part.first + at)
            at = int(part.layout.parents[at])
    return found
