"""Sending a plan: users in parallel, the events of one user in order, every outcome told."""

import asyncio
import random
import time
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Protocol

from inspector.model.delivery import Answer, Attempt, EventKey, Item, Outcome, Progress
from inspector.model.mapping import Request
from inspector.moengage import tables
from inspector.moengage.errors import ClientFault, NotSent
from inspector.sending.backoff import Backoff, asked
from inspector.sending.judge import HELD_BACK, judge
from inspector.sending.limiter import Limiter
from inspector.sending.planning import Plan
from inspector.sending.tally import Tally
from inspector.tasks import TaskOwner

CONNECTIONS = 100
"""Requests under way at once: 250 a second where an answer takes 400 ms."""
LIMIT_RPM = 15_000

_RATE_LIMITED = 429


class Client(Protocol):
    """Who delivers one request. Raises ClientFault where no answer came."""

    async def send(self, request: Request) -> Answer:
        """The server's answer."""


class _Stopped(Exception):
    """The run is called off: whoever waits goes home."""


class Run:
    """One sending of one plan. `run` belongs to the network loop; everything else may be called
    from any thread."""

    def __init__(
        self,
        plan: Plan,
        limit_rpm: int = LIMIT_RPM,
        connections: int = CONNECTIONS,
        *,
        backoff: Backoff = Backoff(),  # noqa: B008  (a frozen value)
        family_limits: Mapping[str, int] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`limit_rpm` holds for all requests together, in requests a minute; the endpoints' own
        documented limits hold besides, unless `family_limits` gives others."""
        self._plan = plan
        self._connections = connections
        self._backoff = backoff
        self._dice = random.Random()
        self._clock = clock
        self._tally = Tally(plan.items, limit_rpm, clock)
        limits = _documented() if family_limits is None else family_limits
        self._limiter = Limiter(limit_rpm, limits, clock, self._nap)
        self._stopped = asyncio.Event()
        self._resumed = asyncio.Event()
        self._resumed.set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._client: Client
        self._under_way: set[EventKey] = set()
        self._last_answer = float("-inf")
        self._reason = ""

    # -- for any thread -------------------------------------------------------------------------

    @property
    def reason(self) -> str:
        """Why the run stopped before its end, as a sentence; empty where it did not."""
        return self._reason

    def progress(self) -> Progress:
        """Where it stands."""
        return self._tally.progress()

    def attempts(self, since: int = 0) -> list[Attempt]:
        """The attempts from number `since` on, counted from 0, in the order they ended. An event
        that is cancelled has one too, with the number of tries made before."""
        return self._tally.attempts(since)

    def outcomes(self) -> dict[EventKey, Outcome]:
        """What is known of each event of the plan."""
        return self._tally.outcomes()

    def pause(self) -> None:
        """Starts no more requests until `resume`; what is under way ends."""
        self._tally.paused = True
        self._post(self._pause)

    def resume(self) -> None:
        """Goes on."""
        self._tally.paused = False
        self._post(self._resumed.set)

    def cancel(self) -> None:
        """Starts no more requests; what is under way ends, the rest is cancelled."""
        self._post(lambda: self._stop("You cancelled the run."))

    # -- in the network loop --------------------------------------------------------------------

    async def run(self, client: Client) -> Progress:
        """Sends everything, once; returns when every event has its outcome. Cancelling this
        coroutine leaves what is under way as failed, because it may have arrived."""
        self._client = client
        self._loop = asyncio.get_running_loop()
        self._tally.start()
        users = _by_user(self._plan.items)
        owner = TaskOwner(lambda name, error: None)  # gather raises it here
        try:
            await asyncio.gather(
                *(
                    owner.start(self._work(users), name=f"sending {number}")
                    for number in range(min(self._connections, len(users)))
                )
            )
        finally:
            await owner.close()
            self._settle_rest()
            self._tally.finish()
        return self.progress()

    async def _work(self, users: deque[deque[Item]]) -> None:
        while users:
            items = users.popleft()
            while items:
                await self._deliver(items.popleft())

    async def _deliver(self, item: Item) -> None:
        for request in item.requests:
            outcome = await self._request(item, request)
            if outcome is not Outcome.ACCEPTED:
                break
        self._tally.settle(item, outcome)

    async def _request(self, item: Item, request: Request) -> Outcome:
        began = self._clock()
        for number in range(1, self._backoff.tries + 1):
            try:
                await self._turn(request.family)
            except _Stopped:
                return self._cancelled(item, request, number - 1)
            attempt = await self._try(item, request, number, began)
            if attempt.outcome is not Outcome.RETRYING:
                return attempt.outcome
            with suppress(_Stopped):  # the next turn tells
                await self._nap(self._wait_after(attempt))
        raise AssertionError("the last try is never to be repeated")

    async def _turn(self, family: str) -> None:
        while True:
            await self._resumed.wait()
            self._raise_if_stopped()
            await self._limiter.acquire(family)
            self._raise_if_stopped()
            if self._resumed.is_set():
                return

    async def _try(self, item: Item, request: Request, number: int, began: float) -> Attempt:
        started, clock = time.time(), self._clock()
        self._tally.count_request()
        self._under_way.add(item.key)
        result: Answer | ClientFault
        try:
            result = await self._client.send(request)
            self._last_answer = self._clock()
        except ClientFault as fault:
            result = fault
        self._under_way.discard(item.key)
        said = judge(result, number, self._backoff.tries)
        sentence = said.sentence
        if said.stops or (said.outcome is Outcome.FAILED and self._nobody_there(result, began)):
            self._stop(sentence)
        if said.outcome in (Outcome.REFUSED, Outcome.FAILED) and request is not item.requests[-1]:
            sentence = f"{sentence} {HELD_BACK}"
        attempt = Attempt(
            key=item.key,
            family=request.family,
            number=number,
            started=started,
            seconds=self._clock() - clock,
            outcome=said.outcome,
            sentence=sentence,
            answer=None if isinstance(result, ClientFault) else result,
        )
        self._tally.add(attempt)
        return attempt

    def _wait_after(self, attempt: Attempt) -> float:
        """Seconds before the next try. A rate limit holds the whole family, not one event only."""
        wait = self._backoff.delay(attempt.number, self._dice)
        if attempt.answer is None:
            return wait
        wanted = asked(attempt.answer, time.time())
        if wanted is None:
            return wait
        if attempt.answer.status == _RATE_LIMITED:
            self._limiter.hold(attempt.family, wanted)
            return 0.0
        return max(wait, wanted)

    def _nobody_there(self, result: Answer | ClientFault, began: float) -> bool:
        """Whether all tries of a request found no server, and no other request found one."""
        return isinstance(result, NotSent) and self._last_answer < began

    # -- ending ---------------------------------------------------------------------------------

    def _cancelled(self, item: Item, request: Request, tries: int) -> Outcome:
        what = "Not sent."
        if tries:
            what = "Not tried again."
        elif request is not item.requests[0]:
            what = "Its user update was sent, the event was not."
        sentence = f"{what} {self._reason}".rstrip()
        self._tally.add(
            Attempt(item.key, request.family, tries, time.time(), 0.0, Outcome.CANCELLED, sentence)
        )
        return Outcome.CANCELLED

    def _settle_rest(self) -> None:
        """Only where the run was torn down: what was under way may have arrived."""
        for item in self._plan.items:
            if self._tally.is_open(item.key):
                flying = item.key in self._under_way
                self._tally.settle(item, Outcome.FAILED if flying else Outcome.CANCELLED)

    def _stop(self, reason: str) -> None:
        if not self._stopped.is_set():
            self._reason = reason
            self._stopped.set()
            self._resumed.set()

    def _pause(self) -> None:
        if not self._stopped.is_set():
            self._resumed.clear()

    def _raise_if_stopped(self) -> None:
        if self._stopped.is_set():
            raise _Stopped

    async def _nap(self, seconds: float) -> None:
        """Sleeps, unless the run is called off."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._stopped.wait()
        self._raise_if_stopped()

    def _post(self, act: Callable[[], None]) -> None:
        if self._loop is None:
            act()
            return
        with suppress(RuntimeError):  # the loop is closed: there is nothing left to tell
            self._loop.call_soon_threadsafe(act)


def _by_user(items: tuple[Item, ...]) -> deque[deque[Item]]:
    users: dict[str, deque[Item]] = {}
    for item in items:
        users.setdefault(item.user, deque()).append(item)
    return deque(users.values())


def _documented() -> dict[str, int]:
    return {
        family: min(limit.per_minute for limit in tables.endpoint(family).limits)
        for family in ("customer", "event")
    }
