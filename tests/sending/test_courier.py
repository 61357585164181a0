"""One request on its way: what is tried again, and what nobody may send twice."""

import asyncio
import time

import pytest

from inspector.model.delivery import Answer, EventKey, Item, Outcome
from inspector.model.mapping import Request
from inspector.moengage.errors import ClientFault, NoAnswer, NotReachable
from inspector.sending import Limits, Plan, Run
from inspector.sending.courier import Courier
from inspector.sending.limiter import Limiter
from inspector.sending.parcels import Parcel
from inspector.sending.steering import Steering
from inspector.sending.tally import Tally
from inspector.sending.tries import Tried
from tests.sending.runs import SOON, event_of, some_items, user_of

TAKEN = Answer(200, b'{"status":"success"}', ())
BUSY = Answer(429, b"", (("Retry-After", "0"),))
DOWN = Answer(500, b"", ())
LOST = NoAnswer("h", "the connection was lost")
GONE = NotReachable("h", "connection refused")
EVENT, USER = event_of("u", 1), user_of("u", 1)


class _Says:
    """A client that answers one after the other."""

    def __init__(self, *answers: Answer | ClientFault) -> None:
        self._left = list(answers)

    async def send(self, request: Request) -> Answer:
        answer = self._left.pop(0)
        if isinstance(answer, ClientFault):
            raise answer
        return answer


def _deliver(
    request: Request, *answers: Answer | ClientFault, repeat: bool = False, stop: bool = False
) -> tuple[Outcome, int, str]:
    """What came of a request, the try that decided it, and why the run ended."""
    item = Item(EventKey(1, 1, 0), "u", (request,))

    async def deliver() -> tuple[Outcome, int, str]:
        steering = Steering()
        steering.begin()
        if stop:
            steering.stop("You cancelled the run.")
        tally = Tally((item,), 60_000, time.monotonic)
        limiter = Limiter(60_000, {}, time.monotonic, steering.nap)
        courier = Courier(
            _Says(*answers), None, limiter, steering, tally, SOON,
            repeat=repeat, clock=time.monotonic,
        )  # fmt: skip
        said, number = await courier.deliver(Parcel(0, request, (item,)), None)
        assert not courier.under_way
        return said.outcome, number, steering.reason

    return asyncio.run(deliver())


@pytest.mark.parametrize(
    ("request_", "answers", "outcome", "number"),
    [
        (EVENT, [TAKEN], Outcome.ACCEPTED, 1),
        (EVENT, [BUSY, DOWN, GONE, TAKEN], Outcome.ACCEPTED, 4),
        (EVENT, [LOST], Outcome.DOUBT, 1),
        (USER, [LOST, TAKEN], Outcome.ACCEPTED, 2),
        (EVENT, [Answer(400, b"{}", ())], Outcome.REFUSED, 1),
    ],
)
def test_what_is_tried_again(
    request_: Request, answers: list[Answer | ClientFault], outcome: Outcome, number: int
) -> None:
    """Only what surely was not taken, or what a second copy does not change."""
    assert _deliver(request_, *answers)[:2] == (outcome, number)


def test_what_may_have_arrived_is_repeated_on_demand_only() -> None:
    """And stays in doubt where it arrives nowhere in the end."""
    assert _deliver(EVENT, LOST, TAKEN, repeat=True)[:2] == (Outcome.ACCEPTED, 2)
    tries = [LOST] + [DOWN] * (SOON.tries - 1)
    assert _deliver(EVENT, *tries, repeat=True)[:2] == (Outcome.DOUBT, 0)


def test_a_server_that_is_not_there_ends_the_run() -> None:
    """All tries of one request, and no other was answered."""
    outcome, _, reason = _deliver(EVENT, *[GONE] * SOON.tries)
    assert outcome is Outcome.UNSENT
    assert "could not be reached" in reason


def test_nothing_goes_out_of_a_run_that_was_called_off() -> None:
    """The client is not asked."""
    assert _deliver(EVENT, stop=True)[:2] == (Outcome.UNSENT, 0)


class _SlowDisk:
    """Commits every so many seconds, and late."""

    run = 1

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self.written: dict[int, Tried | None] = {}

    async def begin(self, parcel: Parcel, started: float) -> int:
        entry = len(self.written)
        self.written[entry] = None
        await asyncio.sleep(0.15 + self._seconds - time.monotonic() % self._seconds)
        return entry

    def end(self, entry: int, tried: Tried) -> None:
        self.written[entry] = tried


class _Times:
    """Accepts everything, and knows when it came."""

    def __init__(self) -> None:
        self.times: list[float] = []

    async def send(self, request: Request) -> Answer:
        self.times.append(time.monotonic())
        return Answer(200, b'{"status":"success"}', ())


def test_a_slow_disk_does_not_bunch_requests() -> None:
    """What was held up by the journal longer than its token is good for takes another one: twenty
    a second, four of them at once, are no more when the disk lets fifteen go at a time."""
    client = _Times()
    asyncio.run(Run(Plan(some_items(20, 20)), Limits(1_200)).run(client, _SlowDisk(0.6)))
    times = client.times
    assert len(times) == 40
    assert all(later - first > 0.04 for first, later in zip(times, times[7:], strict=False))


def test_called_off_while_the_disk_was_slow() -> None:
    """What was written down and never went out is not sent, and in no doubt."""
    client, disk = _Times(), _SlowDisk(0.3)
    run = Run(Plan(some_items(3, 3)), Limits(240))

    async def until_sent() -> None:
        while not client.times:  # noqa: ASYNC110  (the client of the test is polled)
            await asyncio.sleep(0.01)
        run.cancel()

    async def main() -> None:
        await asyncio.gather(run.run(client, disk), until_sent())

    asyncio.run(main())
    ends = [tried.said.outcome for tried in disk.written.values() if tried]
    assert len(ends) == len(disk.written)
    assert 0 < ends.count(Outcome.UNSENT) == len(ends) - len(client.times)
    assert run.progress().unsent == 3
