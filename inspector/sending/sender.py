"""Sending a plan: lanes in parallel, the events of one user in order, every outcome told."""

import asyncio
import random
import time
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Protocol

from inspector.model.delivery import Answer, Attempt, EventKey, Outcome, Progress
from inspector.model.mapping import Request
from inspector.moengage.errors import ClientFault, NotSent
from inspector.sending.backoff import Backoff, asked, window
from inspector.sending.book import JournalFault
from inspector.sending.judge import HELD_BACK, Judgement, judge
from inspector.sending.limiter import GOOD_SECONDS, Limiter, Pace
from inspector.sending.limits import Limits, limits
from inspector.sending.parcels import Lane, Parcel, events_in
from inspector.sending.planning import Plan
from inspector.sending.steering import Steering, Stopped
from inspector.sending.tally import Tally
from inspector.sending.tries import Tried, attempts, untried, why_not
from inspector.tasks import TaskOwner

CONNECTIONS = 100
"""Requests under way at once: 250 a second where an answer takes 400 ms."""

_RATE_LIMITED = 429


class Client(Protocol):
    """Who delivers one request. Raises ClientFault where no answer came."""

    async def send(self, request: Request) -> Answer:
        """The server's answer."""


class Diary(Protocol):
    """Who writes down what is tried. Raises JournalFault."""

    run: int

    async def begin(self, parcel: Parcel, started: float) -> int:
        """Returns once it is on the disk that the request goes out: the entry's number."""

    def end(self, entry: int, tried: Tried) -> None:
        """What came of it."""


class Run:
    """One sending of one plan. `run` belongs to the network loop; everything else may be called
    from any thread."""

    def __init__(
        self,
        plan: Plan,
        bounds: Limits | None = None,
        connections: int = CONNECTIONS,
        *,
        backoff: Backoff = Backoff(),  # noqa: B008  (a frozen value)
        stop_after: int = 0,
        repeat: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`stop_after` so many events that did not arrive the run ends; 0 for never. With `repeat`
        what may have arrived is tried again all the same."""
        bounds = bounds or limits(100)
        self._plan = plan
        self._connections = connections
        self._backoff = backoff
        self._diary: Diary | None = None
        self._stop_after = stop_after
        self._repeat = repeat
        self._dice = random.Random()
        self._clock = clock
        each = {name: min(x.per_minute for x in of) for name, of in bounds.families.items() if of}
        self._tally = Tally(plan.items, bounds.requests, clock, plan.requests, each)
        self._steering = Steering()
        self._limiter = Limiter(bounds.requests, bounds.families, clock, self._steering.nap)
        self._bounds = bounds
        self._client: Client
        self._under_way: set[EventKey] = set()
        self._last_answer = float("-inf")
        self._failures = 0

    # -- for any thread -------------------------------------------------------------------------

    @property
    def reason(self) -> str:
        """Why the run stopped before its end, as a sentence; empty where it did not."""
        return self._steering.reason

    def progress(self) -> Progress:
        """Where it stands."""
        return self._tally.progress()

    def attempts(self, since: int = 0) -> list[Attempt]:
        """The attempts from number `since` on, counted from 0, in the order they ended. The last
        one of an event has its outcome: an event that was not tried has one too, with number 0."""
        return self._tally.attempts(since)

    def outcomes(self) -> dict[EventKey, Outcome]:
        """What is known of each event of the plan."""
        return self._tally.outcomes()

    def pause(self) -> None:
        """Starts no more requests until `resume`; what is under way ends."""
        self._tally.paused = True
        self._steering.pause()

    def resume(self) -> None:
        """Goes on."""
        self._tally.paused = False
        self._steering.resume()

    def cancel(self) -> None:
        """Starts no more requests; what is under way ends, the rest is not sent."""
        self._steering.stop("You cancelled the run.")

    def fail(self, reason: str) -> None:
        """Stops the run, if it is still on, and gives the reason, if there is none yet."""
        self._steering.stop(reason)

    # -- in the network loop --------------------------------------------------------------------

    def charge(self, recent: Iterable[tuple[str, dict[str, int], float]]) -> None:
        """Counts what other runs sent in the last minute: family, cost, seconds ago; oldest
        first."""
        for family, cost, seconds_ago in recent:
            self._limiter.charge(family, cost, seconds_ago)

    async def run(self, client: Client, diary: Diary | None = None) -> Progress:
        """Sends everything, once; returns when every event has its outcome. Cancelling this
        coroutine leaves what is under way in doubt, because it may have arrived."""
        self._client, self._diary = client, diary
        self._steering.begin()
        self._tally.start()
        lanes = deque(self._plan.lanes)
        owner = TaskOwner(lambda name, error: None)  # gather raises it here
        try:
            await asyncio.gather(
                *(
                    owner.start(self._work(lanes), name=f"sending {number}")
                    for number in range(min(self._connections, len(lanes)))
                )
            )
        finally:
            await owner.close()
            self._settle_rest()
            self._tally.finish()
        return self.progress()

    async def _work(self, lanes: deque[Lane]) -> None:
        while lanes:
            lane = lanes.popleft()
            rate = self._bounds.user_rate(events_in(lane))
            own = Pace(rate) if rate else None
            for parcel in lane:
                if any(self._tally.is_open(item.key) for item in parcel.items):
                    await self._deliver(parcel, own)
                self._tally.close_requests(1)

    async def _deliver(self, parcel: Parcel, own: Pace | None) -> None:
        said, tries = await self._until_judged(parcel, own)
        outcome = said.outcome
        if not parcel.last and outcome is Outcome.ACCEPTED:
            return
        if not parcel.last and outcome is not Outcome.REFUSED:
            outcome = Outcome.UNSENT  # the event itself never went out
        if outcome is not said.outcome or not tries:
            sentence = HELD_BACK if tries else said.sentence
            self._tally.add(untried(parcel, outcome, sentence, time.time()))
        for item in parcel.items:
            self._tally.settle(item.key, outcome)
        if outcome is not Outcome.ACCEPTED:
            self._count_failures(len(parcel.items))

    async def _until_judged(self, parcel: Parcel, own: Pace | None) -> tuple[Judgement, int]:
        """What came of a parcel in the end, and the number of the try that decided it; 0 where
        the run was called off before."""
        began, doubtful = self._clock(), False
        for number in range(1, self._backoff.tries + 1):
            try:
                entry = await self._begin(parcel, number, own)
            except Stopped:
                last = Outcome.DOUBT if doubtful else Outcome.UNSENT
                return Judgement(last, why_not(parcel, number - 1, self.reason)), 0
            tried = await self._try(parcel, number, began, entry)
            doubtful |= tried.said.doubtful
            if tried.said.outcome is not Outcome.RETRYING:
                break
            with suppress(Stopped):  # the next turn tells
                await self._steering.nap(self._wait_after(parcel, tried))
        if doubtful and tried.said.outcome is Outcome.UNSENT:
            return Judgement(Outcome.DOUBT, "An earlier try may have arrived."), 0
        return tried.said, number

    async def _turn(self, parcel: Parcel, own: Pace | None) -> None:
        family, cost = parcel.request.family, parcel.cost
        while True:
            await self._steering.go_on()
            if own and cost["event"] and (wait := own.wait(self._clock(), cost["event"])) > 0:
                await self._steering.nap(wait)
                continue
            await self._limiter.acquire(family, cost)
            self._steering.check()
            if not self._steering.paused:
                break
        if own:
            own.take(self._clock(), cost["event"])

    async def _begin(self, parcel: Parcel, number: int, own: Pace | None) -> int:
        """Nothing goes out before its turn, nor before it is written that it does."""
        await self._turn(parcel, own)
        if self._diary is None:
            return 0
        turn = self._clock()
        try:
            entry = await self._diary.begin(parcel, time.time())
        except JournalFault as fault:
            self._steering.stop(str(fault))
            raise Stopped from None
        if self._clock() - turn > GOOD_SECONDS:  # the disk was slow, and the turn is gone
            try:
                await self._turn(parcel, own)
            except Stopped:
                said = Judgement(Outcome.UNSENT, why_not(parcel, number - 1, self.reason))
                self._diary.end(entry, Tried(number, time.time(), 0.0, said))
                raise
        return entry

    async def _try(self, parcel: Parcel, number: int, began: float, entry: int) -> Tried:
        started, clock = time.time(), self._clock()
        request, keys = parcel.request, [item.key for item in parcel.items]
        self._tally.count_request(request.family, max(parcel.cost.values()))
        if parcel.last:  # before, the event itself is not under way
            self._under_way.update(keys)
        result: Answer | ClientFault
        try:
            result = await self._client.send(request)
            self._last_answer = self._clock()
        except ClientFault as fault:
            result = fault
        self._under_way.difference_update(keys)
        repeatable = parcel.repeatable or self._repeat
        said = judge(result, number, self._backoff.tries, repeatable=repeatable)
        answer = None if isinstance(result, ClientFault) else result
        tried = Tried(number, started, self._clock() - clock, said, answer)
        if self._diary is not None:
            self._diary.end(entry, tried)
        self._tally.add(attempts(parcel, tried, self._diary.run if self._diary else 0))
        self._look_at(request.family, answer)
        given_up = said.outcome in (Outcome.UNSENT, Outcome.DOUBT)
        if said.stops or (given_up and self._nobody_there(result, began)):
            self._steering.stop(said.sentence)
        return tried

    def _count_failures(self, number: int) -> None:
        self._failures += number
        if 0 < self._stop_after <= self._failures:
            count = "the first" if self._failures == 1 else f"{self._failures:,}"
            self._steering.stop(f"It was to stop when events do not arrive, after {count}.")

    def _look_at(self, family: str, answer: Answer | None) -> None:
        """A window that is used up holds its family, before anything is refused for it."""
        stands = window(answer, time.time()) if answer else None
        if stands is not None:
            self._tally.note_left(family, stands.left)
            if stands.left == 0:
                self._limiter.hold(family, stands.seconds)

    def _wait_after(self, parcel: Parcel, tried: Tried) -> float:
        """Seconds before the next try. A rate limit holds the whole family, not one event only."""
        answer, wait = tried.answer, self._backoff.delay(tried.number, self._dice)
        wanted = asked(answer, time.time()) if answer else None
        if answer is None or wanted is None:
            return wait
        if answer.status == _RATE_LIMITED:
            self._limiter.hold(parcel.request.family, wanted)
            return 0.0
        return max(wait, wanted)

    def _nobody_there(self, result: Answer | ClientFault, began: float) -> bool:
        """Whether all tries of a request found no server, and no other request found one."""
        return isinstance(result, NotSent) and self._last_answer < began

    def _settle_rest(self) -> None:
        """Only where the run was torn down: what was under way may have arrived."""
        for item in self._plan.items:
            if self._tally.is_open(item.key):
                flying = item.key in self._under_way
                self._tally.settle(item.key, Outcome.DOUBT if flying else Outcome.UNSENT)
