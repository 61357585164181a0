"""What a watcher can see of a capture."""

from inspector.capture.log import KEPT, MOST_HOSTS, Counts, Log, Receipt


def _receipt(number: int, **more: int | str) -> Receipt:
    return Receipt(number, 0, "web SDK", events=2, **more)  # type: ignore[arg-type]


def test_counts() -> None:
    """Taken and refused are counted apart, and so is what became of passing on."""
    log = Log()
    log.add(_receipt(1, upstream=202), taken=True)
    log.add(_receipt(2, failure="No."), taken=True)
    log.add(_receipt(3), taken=False)

    assert log.counts == Counts(taken=2, events=4, refused=1, passed=1, failed=1)
    assert log.senders == {"web SDK": 2}


def test_only_the_last_are_remembered() -> None:
    """The log does not grow for ever; a watcher asks for what is new."""
    log = Log()
    for number in range(1, KEPT + 10):
        log.add(_receipt(number), taken=True)

    assert len(log.receipts()) == KEPT
    assert [each.number for each in log.receipts(after=KEPT + 7)] == [KEPT + 8, KEPT + 9]


def test_refused_hosts_have_an_end() -> None:
    """A program that makes up host names fills no memory."""
    log = Log()
    for number in range(MOST_HOSTS + 5):
        log.note_host(f"h{number}.test")

    assert len(log.strange_hosts) == MOST_HOSTS


def test_another_log_takes_it_over() -> None:
    """What is told, bit by bit, makes the same log elsewhere."""
    one, other = Log(), Log()
    for number in range(1, 4):
        one.add(Receipt(number, 0, "web SDK", events=1), taken=number != 2)
        other.take(one.report(number - 1))
    one.note_host("a.test")
    one.trouble = "The disk is full."
    other.take(one.report(3))

    assert other.receipts() == one.receipts()
    assert other.last == one.last
    assert other.report(3) == one.report(3)
    assert other.counts.refused == 1
