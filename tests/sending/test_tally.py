"""The counts always add up, and the meter's line is the requests of each minute."""

from inspector.model.delivery import Attempt, EventKey, Gauge, Item, Outcome
from inspector.model.mapping import Request
from inspector.sending.tally import Tally

REQUEST = Request("event", {})
ITEMS = tuple(Item(EventKey(1, n, 0), f"u{n}", (REQUEST, REQUEST)) for n in range(4))


class _Clock:
    def __init__(self) -> None:
        self.now = 50.0

    def __call__(self) -> float:
        return self.now


def _attempt(item: Item, outcome: Outcome) -> Attempt:
    return Attempt(item.key, "event", 1, 0.0, 0.1, outcome, "")


def test_counts_add_up() -> None:
    """Every event is in one place at a time; retrying is left when a try ends otherwise."""
    tally = Tally(ITEMS, 600, _Clock())
    tally.start()
    tally.add([_attempt(ITEMS[0], Outcome.RETRYING)])
    tally.add([_attempt(ITEMS[1], Outcome.RETRYING)])
    tally.add([_attempt(ITEMS[1], Outcome.ACCEPTED)])
    progress = tally.progress()
    assert (progress.total, progress.retrying, progress.done) == (4, 1, 0)
    for item, outcome in zip(
        ITEMS,
        (Outcome.ACCEPTED, Outcome.REFUSED, Outcome.DOUBT, Outcome.UNSENT),
        strict=True,
    ):
        assert tally.is_open(item.key)
        tally.settle(item.key, outcome)
        tally.close_requests(2)
        assert not tally.is_open(item.key)
    progress = tally.progress()
    assert (progress.accepted, progress.refused, progress.doubt, progress.unsent) == (1,) * 4
    assert (progress.retrying, progress.done, progress.seconds_left) == (0, 4, 0.0)


def test_the_meter_looks_at_a_minute() -> None:
    """Ten requests a second for 90 s: the line climbs to 600 and stays; idle, it falls again."""
    clock = _Clock()
    tally = Tally(ITEMS, 600, clock)
    assert tally.progress().history == ()
    tally.start()
    for _ in range(90):
        for _ in range(10):
            tally.count_request()
        clock.now += 1
    progress = tally.progress()
    assert progress.history[:2] == (10, 20)
    assert progress.history[59:90] == (600,) * 31
    assert progress.rate == 590  # the second that has just begun is empty
    clock.now += 200
    progress = tally.progress()
    assert progress.history == (0,) * 120
    assert progress.limit == 600


def test_the_time_left() -> None:
    """By the limit before anything is known, by the last seconds after that."""
    clock = _Clock()
    tally = Tally(ITEMS, 60, clock)
    tally.start()
    assert tally.progress().seconds_left == 8.0
    for _ in range(2):
        tally.count_request()
    clock.now += 1
    tally.close_requests(2)
    assert tally.progress().seconds_left == 3.0


def test_the_end_stops_the_clock() -> None:
    """A finished run keeps its last picture, and is not paused any more."""
    clock = _Clock()
    tally = Tally(ITEMS, 60, clock)
    tally.start()
    tally.count_request()
    tally.paused = True
    assert tally.progress().paused
    tally.finish()
    clock.now += 500
    progress = tally.progress()
    assert progress.finished
    assert not progress.paused
    assert progress.history == (1,)


def test_attempts_are_read_on_from_a_number() -> None:
    """Who has seen three asks for the rest."""
    tally = Tally(ITEMS, 60, _Clock())
    for item in ITEMS:
        tally.add([_attempt(item, Outcome.ACCEPTED)])
    assert [attempt.key.record for attempt in tally.attempts(3)] == [3]
    assert tally.attempts(4) == []


def test_each_endpoint_has_its_gauge() -> None:
    """Events and users of the last minute against their own limits, with what the server has left;
    an endpoint nobody asked has none."""
    clock = _Clock()
    tally = Tally(ITEMS, 600, clock, limits={"customer": 100, "event": 300, "transition": 600})
    tally.start()
    tally.count_request("customer", 1)
    clock.now += 61
    tally.count_request("event", 4)
    tally.note_left("event", 17)
    assert tally.progress().gauges == (
        Gauge("customer", 0, 100),
        Gauge("event", 4, 300, 17),
    )
