"""From the file of a capture into the session, as it grows."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from inspector.index.disk import DiskFile
from inspector.index.growing import Growth, Line
from inspector.index.source import Source, State
from inspector.model.problems import Severity
from inspector.session import Session
from inspector.ui.job import sentence
from inspector.ui.leisure import Leisure
from inspector.ui.models.news import News
from inspector.ui.network import Network
from inspector.ui.reader import Reader

POLL_SECONDS = 0.1
"""How often the file is looked at, and at most so often the list grows."""
JUDGE_SECONDS = 3.0
"""How long verdicts may be behind while a burst comes in: to judge takes processes that the burst
needs."""


class Feed:
    """Reads one growing file beside the window. Only whole lines count, which `size` tells."""

    def __init__(
        self, session: Session, reader: Reader, network: Network, source: Source,
        size: Callable[[], int],
    ) -> None:  # fmt: skip
        """`source` has a path to a file that may still be empty. Raises OSError."""
        self._session, self._reader, self._network = session, reader, network
        self.source = source
        self._size = size
        source.file = DiskFile(Path(source.path))
        self._pipeline = session.pipeline
        self._leisure = Leisure()
        self._growth = Growth(source, session.pipeline, self._leisure.wait)
        self._clearing = False
        self._judged_at = time.monotonic()
        self.news = News(source, self._matters)
        self.paused = False
        """Whether what comes is not shown for now. Nothing is lost by it."""
        self.ending = False
        """Whether what is left is the last to be read."""

    @property
    def waiting(self) -> int:
        """Bytes that are not shown yet."""
        return self._size() - self._growth.done

    def clear(self) -> None:
        """Shows only what is chosen of what came so far."""
        self._clearing = True

    async def run(self, on_step: Callable[[], None]) -> None:
        """Reads until `ending` and all is read, or the source is closed. `on_step` is called often,
        for whoever shows how it stands."""
        while self.source.id in self._session.sources:
            on_step()  # before the rows, in a frame of its own: at the first event both have much
            try:
                await self._step()
            except OSError as error:
                self._session.finish_source(self.source, State.FAILED, sentence(error))
                return
            if self.ending and not self.waiting:
                break
            await asyncio.sleep(POLL_SECONDS)
        if self.source.id in self._session.sources:
            self._session.finish_source(self.source)

    # -- inside ---------------------------------------------------------------------------------

    def _matters(self, code: str) -> bool:
        return self._session.pipeline.severity(code) in (Severity.ERROR, Severity.WARNING)

    async def _step(self) -> None:
        if self._pipeline is not self._session.pipeline:
            self._pipeline = self._session.pipeline
            self._growth.use(self._pipeline)
        if self._clearing:
            await self._clear()
        if self.waiting and (self.ending or not self.paused):
            await self._read()
        if self.source.id in self._session.sources:
            self.news.look()
            self._judge()

    def _judge(self) -> None:
        """Has found out what was not judged as it was read, once nothing comes for now."""
        now = time.monotonic()
        if self.source.state is State.FAILED:
            return  # it would only fail again
        if not self.waiting or now - self._judged_at >= JUDGE_SECONDS:
            self._judged_at = now
            self._reader.judge(self.source)

    async def _read(self) -> None:
        source, pipeline = self.source, self._pipeline
        self._leisure.watch(True)
        try:
            work = asyncio.to_thread(self._growth.read, self._size())
            part = await self._network.run(work)
        finally:
            self._leisure.watch(False)
        if part is None or source.id not in self._session.sources:
            return
        judged = source.judged == len(source) and not self._growth.behind
        source.size = part.done
        self._session.take(source, part)
        if judged and pipeline is self._session.pipeline:
            source.judged = len(source)

    async def _clear(self) -> None:
        self._clearing = False
        source = self.source
        lines = _lines(source, source.places_of(self._session.ticked))
        part = await self._network.run(asyncio.to_thread(self._growth.again, lines))
        if source.id in self._session.sources:
            self._session.keep_only(source, part)
            self.news.seen()


def _lines(source: Source, places: tuple[int, ...]) -> list[Line]:
    """The lines that hold these records, each once; several records may stand in one."""
    columns = source.columns
    numbers, line, offset, length = (
        columns.of_record(name) for name in ("number", "line", "offset", "length")
    )
    firsts = {int(np.searchsorted(line, line[place])) for place in places}
    return [
        Line(int(numbers[n]), int(line[n]), int(offset[n]), int(length[n])) for n in sorted(firsts)
    ]
