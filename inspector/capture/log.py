"""What came, for whoever watches: the last requests and the counts. Read from any thread."""

from collections import Counter, deque
from dataclasses import dataclass, replace
from typing import NamedTuple

KEPT = 500
"""Requests that are remembered; the file has them all."""
MOST_HOSTS = 20


class Receipt(NamedTuple):
    """One request that came, and what was answered. A tuple, for hundreds of them go from process
    to process while the window paints: they are unpacked in a tenth of a dataclass's time."""

    number: int
    """Counts up from 1, in the order in which requests were complete."""
    time_ms: int
    sender: str = ""
    """Who sends to that address: `web SDK`. Empty where nobody known does."""
    method: str = ""
    path: str = ""
    size: int = 0
    """Bytes of the body once it is unpacked."""
    events: int = 0
    status: int = 0
    """What was answered."""
    note: str = ""
    """Why it was not taken, in a sentence; empty where it was."""
    upstream: int = 0
    """What the upstream answered, 0 where it did not or was not asked."""
    failure: str = ""
    """Why the upstream did not answer."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much came so far."""

    taken: int = 0
    """Requests written to the file."""
    events: int = 0
    refused: int = 0
    passed: int = 0
    """Requests the upstream answered."""
    failed: int = 0
    """Requests the upstream did not answer."""


@dataclass(frozen=True, slots=True)
class Report:
    """How a log stands, to be taken over by another one."""

    counts: Counts
    senders: tuple[tuple[str, int], ...]
    strange_hosts: tuple[str, ...]
    trouble: str
    receipts: tuple[Receipt, ...] = ()
    """Those that are new, oldest first."""

    def without_receipts(self) -> "Report":
        """The same with nothing new."""
        return replace(self, receipts=())


class Log:
    """Filled in one thread; every read gives values that do not change."""

    def __init__(self) -> None:
        self._receipts: deque[Receipt] = deque(maxlen=KEPT)
        self._counts = Counts()
        self.senders: Counter[str] = Counter()
        """How many requests with events came from each kind of sender."""
        self.strange_hosts: dict[str, None] = {}
        """Host names that were refused, each once."""
        self.trouble = ""
        """What keeps requests from being taken now, in a sentence; empty when all is well."""

    @property
    def counts(self) -> Counts:
        """How much came so far."""
        return self._counts

    def receipts(self, after: int = 0) -> tuple[Receipt, ...]:
        """The last requests with a higher number than `after`, oldest first."""
        return tuple(each for each in self._receipts.copy() if each.number > after)

    @property
    def last(self) -> Receipt | None:
        """The request that came last."""
        return self._receipts[-1] if self._receipts else None

    def note_host(self, name: str) -> None:
        """Remembers a host name that was refused."""
        if len(self.strange_hosts) < MOST_HOSTS:
            self.strange_hosts[name] = None

    def add(self, receipt: Receipt, *, taken: bool) -> None:
        """Remembers a request."""
        counts = self._counts
        self._receipts.append(receipt)
        self._counts = Counts(
            counts.taken + taken,
            counts.events + (receipt.events if taken else 0),
            counts.refused + (not taken),
            counts.passed + bool(receipt.upstream),
            counts.failed + bool(receipt.failure),
        )
        if taken and receipt.events:
            self.senders[receipt.sender or "other"] += 1

    def report(self, after: int) -> Report:
        """How it stands, with the requests that came after that number."""
        return Report(
            self._counts,
            tuple(self.senders.items()),
            tuple(self.strange_hosts),
            self.trouble,
            self.receipts(after),
        )

    def take(self, report: Report) -> None:
        """Stands as another log does."""
        self._receipts.extend(report.receipts)
        self._counts = report.counts
        self.senders = Counter(dict(report.senders))
        self.strange_hosts = dict.fromkeys(report.strange_hosts)
        self.trouble = report.trouble
