"""What a run has left to do, after a crash, a cancel or a fault. Reads the journal."""

import sqlite3
from collections.abc import Mapping

from inspector.model.delivery import EventKey, Item, Outcome
from inspector.model.mapping import Request
from inspector.sending import book, ledger
from inspector.sending.ledger import Sent
from inspector.sending.parcels import Lane, Parcel
from inspector.sending.planning import Plan


def rest_of(
    run: int, *, in_doubt: bool = False, keys: Mapping[int, EventKey] | None = None
) -> Plan:
    """What a run has left to do: what was not sent, what was refused for the workspace's sake, and
    only where asked for what is in doubt. `keys` names its events by their numbers, where their
    sources are open. Raises JournalFault."""
    with book.opened() as journal:
        states = ledger.states(journal, run)
        marks = _fingerprints(journal, run)
        carried: dict[int, list[Sent]] = {}
        wanted = [each for each in ledger.events_in(journal, run) if _left(each, in_doubt)]
        for each in wanted:
            for number in range(each.first, each.last + 1):
                carried.setdefault(number, []).append(each)
        places, requests = _requests(journal, run, carried)
    names = keys or {}
    items = {
        each.number: Item(
            key=names.get(each.number, EventKey(-run, each.number, 0)),
            user=each.user,
            requests=tuple(requests[n] for n in range(each.first, each.last + 1)),
            name=each.name,
            time_ms=each.time_ms,
            edited=each.edited,
            fingerprint=marks[each.number],
        )
        for each in wanted
    }
    lanes: dict[int, list[Parcel]] = {}
    for number, lane in places:
        if states.get(number, (Outcome.UNSENT, False))[0] is not Outcome.ACCEPTED:
            there = carried[number]
            last = all(number == each.last for each in there)
            inside = tuple(items[each.number] for each in there)
            lanes.setdefault(lane, []).append(Parcel(number, requests[number], inside, last))
    packed: tuple[Lane, ...] = tuple(map(tuple, lanes.values()))
    return Plan(tuple(items.values()), packed=packed)


def _requests(
    journal: sqlite3.Connection, run: int, carried: Mapping[int, object]
) -> tuple[list[tuple[int, int]], dict[int, Request]]:
    """Number and lane of the requests that carry something, in their order; and the requests."""
    rows = journal.execute(
        "SELECT number, lane, family, body FROM requests WHERE run = ? ORDER BY lane, number",
        (run,),
    )
    places, requests = [], {}
    for number, lane, family, body in rows:
        if number in carried:
            places.append((number, lane))
            requests[number] = ledger.request_from(family, body)
    return places, requests


def _fingerprints(journal: sqlite3.Connection, run: int) -> dict[int, bytes]:
    return dict(journal.execute("SELECT number, fingerprint FROM items WHERE run = ?", (run,)))


def _left(sent: Sent, in_doubt: bool) -> bool:
    match sent.outcome:
        case Outcome.UNSENT:
            return True
        case Outcome.DOUBT:
            return in_doubt
        case Outcome.REFUSED:
            return sent.stops
    return False
