"""Sending a plan: lanes in parallel, the events of one user in order, every outcome told."""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Iterable

from inspector.model.delivery import Attempt, EventKey, Outcome, Progress
from inspector.sending.backoff import Backoff
from inspector.sending.courier import Client, Courier, Diary
from inspector.sending.judge import HELD_BACK
from inspector.sending.limiter import Limiter, Pace
from inspector.sending.limits import Limits, limits
from inspector.sending.parcels import Lane, Parcel, events_in
from inspector.sending.planning import Plan
from inspector.sending.steering import Steering
from inspector.sending.tally import Tally
from inspector.sending.tries import untried
from inspector.tasks import TaskOwner

CONNECTIONS = 100
"""Requests under way at once: 250 a second where an answer takes 400 ms."""


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
        self._stop_after = stop_after
        self._repeat = repeat
        self._clock = clock
        each = {name: min(x.per_minute for x in of) for name, of in bounds.families.items() if of}
        self._tally = Tally(plan.items, bounds.requests, clock, plan.requests, each)
        self._steering = Steering()
        self._limiter = Limiter(bounds.requests, bounds.families, clock, self._steering.nap)
        self._bounds = bounds
        self._courier: Courier
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
        self._courier = Courier(
            client, diary, self._limiter, self._steering, self._tally, self._backoff,
            repeat=self._repeat, clock=self._clock,
        )  # fmt: skip
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
        said, tries = await self._courier.deliver(parcel, own)
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

    def _count_failures(self, number: int) -> None:
        self._failures += number
        if 0 < self._stop_after <= self._failures:
            count = "the first" if self._failures == 1 else f"{self._failures:,}"
            self._steering.stop(f"It was to stop when events do not arrive, after {count}.")

    def _settle_rest(self) -> None:
        """Only where the run was torn down: what was under way may have arrived."""
        for item in self._plan.items:
            if self._tally.is_open(item.key):
                flying = item.key in self._courier.under_way
                self._tally.settle(item.key, Outcome.DOUBT if flying else Outcome.UNSENT)
