"""Delivering one request: its turn, its entry in the journal, its tries, until it is judged."""

import random
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

from inspector.model.delivery import Answer, EventKey, Outcome
from inspector.model.mapping import Request
from inspector.moengage.errors import ClientFault, NotSent
from inspector.sending.backoff import Backoff, asked, window
from inspector.sending.book import JournalFault
from inspector.sending.judge import Judgement, judge
from inspector.sending.limiter import GOOD_SECONDS, Limiter, Pace
from inspector.sending.parcels import Parcel
from inspector.sending.steering import Steering, Stopped
from inspector.sending.tally import Tally
from inspector.sending.tries import Tried, attempts, why_not

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


class Courier:
    """Takes parcels to one client. The parts are the run's own: what it learns of a rate limit or
    of a server that is not there holds or ends the whole run."""

    def __init__(
        self,
        client: Client,
        diary: Diary | None,
        limiter: Limiter,
        steering: Steering,
        tally: Tally,
        backoff: Backoff,
        *,
        repeat: bool,
        clock: Callable[[], float],
    ) -> None:
        self._client, self._diary = client, diary
        self._limiter, self._steering, self._tally = limiter, steering, tally
        self._backoff, self._repeat, self._clock = backoff, repeat, clock
        self._dice = random.Random()
        self._last_answer = float("-inf")
        self.under_way: set[EventKey] = set()
        """The events that may be arriving now."""

    async def deliver(self, parcel: Parcel, own: Pace | None) -> tuple[Judgement, int]:
        """What came of a parcel in the end, and the number of the try that decided it; 0 where
        the run was called off before."""
        began, doubtful = self._clock(), False
        for number in range(1, self._backoff.tries + 1):
            try:
                entry = await self._begin(parcel, number, own)
            except Stopped:
                last = Outcome.DOUBT if doubtful else Outcome.UNSENT
                return Judgement(last, why_not(parcel, number - 1, self._steering.reason)), 0
            tried = await self._try(parcel, number, began, entry)
            doubtful |= tried.said.doubtful
            if tried.said.outcome is not Outcome.RETRYING:
                break
            with suppress(Stopped):  # the next turn tells
                await self._steering.nap(self._wait_after(parcel, tried))
        if doubtful and tried.said.outcome is Outcome.UNSENT:
            return Judgement(Outcome.DOUBT, "An earlier try may have arrived."), 0
        return tried.said, number

    # -- inside ---------------------------------------------------------------------------------

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
                said = Judgement(Outcome.UNSENT, why_not(parcel, number - 1, self._steering.reason))
                self._diary.end(entry, Tried(number, time.time(), 0.0, said))
                raise
        return entry

    async def _try(self, parcel: Parcel, number: int, began: float, entry: int) -> Tried:
        started, clock = time.time(), self._clock()
        request, keys = parcel.request, [item.key for item in parcel.items]
        self._tally.count_request(request.family, max(parcel.cost.values()))
        if parcel.last:  # before, the event itself is not under way
            self.under_way.update(keys)
        result: Answer | ClientFault
        try:
            result = await self._client.send(request)
            self._last_answer = self._clock()
        except ClientFault as fault:
            result = fault
        self.under_way.difference_update(keys)
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
