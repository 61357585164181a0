"""A file of lines that grows while it is open: what came since is read, nothing twice.

Few new lines are judged as they are read. Of many, plain batches are only placed, so that a burst
is listed as fast as it comes; `judge` finds their verdicts out behind.
"""

from collections.abc import Callable, Iterable
from io import BytesIO
from typing import NamedTuple

from inspector.formats import body_at
from inspector.index.columns import Part
from inspector.index.lines import TURN, LineReader
from inspector.index.outline import Outlines
from inspector.index.plain import plain
from inspector.index.source import Source
from inspector.pipeline import Pipeline

STEP = 4 << 20
"""Bytes read at once: some tenths of a second of work at most."""
FEW = 40
"""Lines that are judged as they are read."""


class Line(NamedTuple):
    """Where a line stands that is to be read again."""

    number: int
    """The number of its record."""
    line: int
    offset: int
    length: int


class Growth(LineReader):
    """Reads what is appended to the file of one source. Only whole lines may be told of."""

    def __init__(self, source: Source, pipeline: Pipeline, give_way: Callable[[], None]) -> None:
        assert source.file is not None
        super().__init__(source.words, pipeline, source.file.packed, give_way)
        self._file = source.file
        self.done = 0
        """Bytes read so far."""
        self.behind = False
        """Whether what was read last has rows without a verdict."""
        self._open = False
        """Whether the last line was told of before its break came."""

    @property
    def pipeline(self) -> Pipeline:
        """The settings that hold."""
        return self._pipeline

    def use(self, pipeline: Pipeline) -> None:
        """Other settings hold for what is read from now on."""
        self._pipeline, self._outlines = pipeline, Outlines(pipeline)

    def read(self, upto: int) -> Part | None:
        """The next lines before byte `upto`, where a line ends, with its break or without; None
        where all are read. Raises OSError."""
        text = self._file.read(self.done, min(upto - self.done, STEP))
        if not text.endswith(b"\n"):
            cut = text.rfind(b"\n") + 1
            text = text[:cut] if cut else self._file.read(self.done, upto - self.done)
        if not text:
            return None
        self.done += len(text)
        if lines := self._behind_break(text):
            self._lines(BytesIO(lines).readlines())
        self._open = not text.endswith(b"\n")
        return self._builder.part(self.done)

    def again(self, lines: Iterable[Line]) -> Part:
        """These lines alone, read again; reading goes on where it was. Raises OSError."""
        before = self.number, self.line, self.offset
        for each in lines:
            self.number, self.line, self.offset = each.number - 1, each.line - 1, each.offset
            self._lines([self._file.read(each.offset, each.length)])
        self.number, self.line, self.offset = before
        return self._builder.part(self.done)

    def _behind_break(self, text: bytes) -> bytes:
        """The text without the break of the last line, which was counted when that was read."""
        if not self._open:
            return text
        gap = 2 if text.startswith(b"\r\n") else int(text.startswith(b"\n"))
        self.offset += gap
        self.line -= not gap
        return text[gap:]

    def _lines(self, lines: list[bytes]) -> None:
        many = self.behind = len(lines) > FEW
        for line in lines:
            self.line += 1
            if many and not self.line % TURN:
                self._give_way()
            start = self.offset
            if not many or not self._place_body(line.removesuffix(b"\n")):
                self.offset = start
                self._long_way(line)
            self.offset = start + len(line)

    def _place_body(self, line: bytes) -> bool:
        """Puts the plain batch that a line is, or holds as the body of a request, into the columns.
        Its record is then that text, at its own byte."""
        at = max(body_at(line), 0)
        body = line[at:-1] if at else line
        batch = plain(body) if body[:1] == b"{" and body[-1:] == b"}" else None
        self.offset += at
        if batch is not None:
            self._add(batch, body)
        return batch is not None
