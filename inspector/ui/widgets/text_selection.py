"""Selected text in a document: from one place to another. No Qt."""

import re

from inspector.ui.models.document import Document

Place = tuple[int, int]
"""Line and column."""

_WORD = re.compile(r'"(?:[^"\\]|\\.)*"|[\w.+-]+')


class TextSelection:
    """Where a selection started and how far it goes by now."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._from: Place = (0, 0)
        self._to: Place = (0, 0)

    def clear(self) -> None:
        """Selects nothing."""
        self._to = self._from

    def start(self, line: int, column: int) -> None:
        """Begins anew."""
        self._from = self._to = (line, column)

    def extend(self, line: int, column: int) -> None:
        """Goes as far as a place."""
        self._to = (line, column)

    def all(self) -> None:
        """Selects the whole document."""
        last = len(self._document) - 1
        if last >= 0:
            self._from, self._to = (0, 0), (last, len(self._document.texts[last]))

    def word(self, line: int, column: int) -> None:
        """Selects the string without its quotes, or the number or word, around a place."""
        for match in _WORD.finditer(self._document.texts[line]):
            if match.start() <= column <= match.end():
                quotes = 1 if match.group().startswith('"') else 0
                self._from = (line, match.start() + quotes)
                self._to = (line, match.end() - quotes)

    def columns(self, line: int) -> Place | None:
        """The selected columns of a line, None where there are none."""
        first, last = sorted((self._from, self._to))
        if first == last or not first[0] <= line <= last[0]:
            return None
        start = first[1] if line == first[0] else 0
        end = last[1] if line == last[0] else len(self._document.texts[line])
        return start, end

    def text(self) -> str:
        """What is selected; headings between the lines are not part of it."""
        first, last = sorted((self._from, self._to))
        if first == last:
            return ""
        lines = [
            line
            for line in range(first[0], last[0] + 1)
            if not self._document.is_hidden(line)
            and (line not in self._document.headings or first[0] == last[0])
        ]
        if not lines:
            return ""
        text = self._document.joined(lines)
        head = first[1] if lines[0] == first[0] else 0
        tail = len(self._document.texts[lines[-1]]) - last[1] if lines[-1] == last[0] else 0
        return text[head : len(text) - tail]
