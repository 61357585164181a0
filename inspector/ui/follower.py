"""Files that are followed: what is written to them shows as it comes."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from inspector.index.following import Change, Following
from inspector.index.source import Source, State
from inspector.model.problems import Severity
from inspector.session import Session
from inspector.tasks import TaskOwner
from inspector.ui.job import sentence
from inspector.ui.network import Network
from inspector.ui.reader import Reader

T = TypeVar("T")

POLL_SECONDS = 0.5
"""How often a file is looked at."""
_ANEW = {
    Change.CUT: "was cut and is read from its beginning.",
    Change.REPLACED: "was replaced by another file, which is read from its beginning.",
}


class Follower:
    """Looks at followed files beside the window, each in a task of its own."""

    def __init__(
        self,
        session: Session,
        reader: Reader,
        network: Network,
        tasks: TaskOwner,
        say: Callable[[str, Severity], None],
    ) -> None:
        self._session, self._reader = session, reader
        self._network, self._tasks = network, tasks
        self._say = say
        self._followed: set[int] = set()

    def follows(self, source_id: int) -> bool:
        """Whether a source is followed."""
        return source_id in self._followed

    def follow(self, source_id: int, on: bool) -> None:
        """Reads a file on as it grows, from now on or no longer. A paste cannot grow."""
        source = self._session.sources.get(source_id)
        if source is None or not source.path or on is self.follows(source_id):
            return
        if on:
            self._followed.add(source_id)
            self._tasks.start(self._run(source_id), name=f"follow {source.name}")
        else:
            self._followed.discard(source_id)
            if source.state is State.LIVE:
                self._session.finish_source(source)

    # -- inside ---------------------------------------------------------------------------------

    async def _run(self, source_id: int) -> None:
        """Follows until nobody wants it any more, or the source is closed."""
        following: Following | None = None
        try:
            while self._wanted(source_id):
                shown = self._session.sources[source_id]
                if following is None or following.source is not shown:
                    following = await self._begin(shown)
                else:
                    following = await self._step(following)
                await asyncio.sleep(POLL_SECONDS)
        finally:
            self._followed.discard(source_id)

    def _wanted(self, source_id: int) -> bool:
        return source_id in self._followed and source_id in self._session.sources

    async def _begin(self, shown: Source) -> Following | None:
        """Reads the whole file in a way that can go on; None where that failed for now."""
        fresh = Source(shown.id, shown.name, shown.size, shown.path)
        following = Following(fresh)
        done = asyncio.Event()

        def _on_finished(source_id: int) -> None:
            if source_id == shown.id:
                done.set()

        self._reader.finished.connect(_on_finished)
        try:
            self._reader.read_into(fresh, following.begin)
            await done.wait()
        finally:
            self._reader.finished.disconnect(_on_finished)
        if self._session.sources.get(shown.id) is not fresh:
            return None
        self._session.finish_source(fresh, State.LIVE)
        return following

    async def _step(self, following: Following) -> Following | None:
        """What came since; None where all of it must be read again."""
        source = following.source
        try:
            change = await self._beside(following.look)
            if change is Change.GROWN:
                await self._read(following)
        except OSError as error:
            self._note(source, sentence(error))
            return following
        if not self._wanted(source.id):
            return following
        if change is Change.GONE:
            self._note(source, "The file is gone for now. What was read stays.")
            return following
        self._note(source, "")
        if change in _ANEW:
            self._say(f"{source.name} {_ANEW[change]}", Severity.INFO)
        return None if change in (*_ANEW, Change.REWRITTEN) else following

    async def _read(self, following: Following) -> None:
        source, pipeline = following.source, self._session.pipeline
        if following.growth and following.growth.pipeline is not pipeline:
            following.growth.use(pipeline)
        while (part := await self._beside(following.more)) is not None:
            if not self._wanted(source.id) or self._session.sources[source.id] is not source:
                return
            if pipeline is not self._session.pipeline:
                part.rows["ruling"][:] = 0  # judged under settings that hold no longer
            source.size = max(source.size, part.done)
            self._session.take(source, part)
        self._reader.judge(source)

    def _note(self, source: Source, error: str) -> None:
        if source.error != error and self._wanted(source.id):
            self._session.finish_source(source, State.LIVE, error)

    async def _beside(self, work: Callable[[], T]) -> T:
        """The outcome of `work`, which reads files, in another thread."""
        return await self._network.run(asyncio.to_thread(work))
