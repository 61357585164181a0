"""The book of runs: opened before the first request goes out, closed after the last, resumed after
a crash, forgotten after a month."""

import time
from collections.abc import Mapping
from urllib.parse import urlsplit

import msgspec

from inspector.model.delivery import EventKey, Item, Outcome
from inspector.model.workspace import SANDBOX, Workspace
from inspector.sending import book, ledger
from inspector.sending.choices import Choices
from inspector.sending.ledger import Sent
from inspector.sending.packing import pack
from inspector.sending.parcels import Lane, Parcel
from inspector.sending.planning import Plan

KEPT_DAYS = 30
_DAY = 86_400.0
_HERE = ("127.0.0.1", "localhost", "::1")


def target_of(workspace: Workspace) -> str:
    """Who takes the events: the same for the same MoEngage workspace, however it is reached. A
    sandbox is another one each time it starts."""
    host = urlsplit(workspace.base_url)
    if workspace.data_center == SANDBOX or host.hostname in _HERE:
        return f"{workspace.workspace_id}@{host.netloc}"
    return workspace.workspace_id


def open_run(
    workspace: Workspace,
    plan: Plan,
    title: str,
    choices: Choices,
    sources: Mapping[int, str] | None = None,
) -> int:
    """Writes down what is to be sent; returns the run's number. `sources` names those of the
    events' keys. Raises JournalFault."""
    names = sources or {}
    with book.opened() as journal:
        journal.execute("DELETE FROM runs WHERE started < ?", (time.time() - KEPT_DAYS * _DAY,))
        run = journal.execute(
            "INSERT INTO runs (started, workspace, environment, target, title, choices) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (
                time.time(),
                workspace.name,
                workspace.environment,
                target_of(workspace),
                title,
                msgspec.json.encode(choices).decode(),
            ),
        ).lastrowid
        assert run is not None
        journal.executemany(
            "INSERT INTO requests (run, number, lane, family, body) VALUES (?, ?, ?, ?, ?)",
            (
                (run, parcel.number, lane, parcel.request.family, pack(parcel.request))
                for lane, parcels in enumerate(plan.lanes)
                for parcel in parcels
            ),
        )
        spans = _spans(plan.lanes)
        journal.executemany(
            "INSERT INTO items (run, number, first, last, source, record, event, name, user, "
            "time_ms, edited, fingerprint) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    run,
                    number,
                    *spans[item.key],
                    names.get(item.key.source, ""),
                    item.key.record,
                    item.key.event,
                    item.name,
                    item.user,
                    item.time_ms,
                    item.edited,
                    item.fingerprint,
                )
                for number, item in enumerate(plan.items)
            ),
        )
    return run


def close_run(run: int, reason: str) -> None:
    """The run ended by itself, for `reason` where it was early. Raises JournalFault."""
    with book.opened() as journal:
        journal.execute(
            "UPDATE runs SET ended = ?, reason = ? WHERE id = ?", (time.time(), reason, run)
        )


def dismiss(run: int) -> None:
    """The rest of a run that was cut short shall not be sent. Raises JournalFault."""
    close_run(run, "It was cut short, and the rest was left.")


def rest_of(
    run: int, *, in_doubt: bool = False, keys: Mapping[int, EventKey] | None = None
) -> Plan:
    """What a run has left to do: what was not sent, what was refused for the workspace's sake, and
    only where asked for what is in doubt. `keys` names its events by their numbers, where their
    sources are open. Raises JournalFault."""
    with book.opened() as journal:
        known = ledger.states(journal, run)
        rows = journal.execute(
            "SELECT number, lane, family, body FROM requests WHERE run = ? ORDER BY lane, number",
            (run,),
        ).fetchall()
        marks = dict(journal.execute("SELECT number, fingerprint FROM items WHERE run = ?", (run,)))
    wanted = [each for each in ledger.events(run) if _left(each, in_doubt)]
    done = {number for number, (state, _) in known.items() if state is Outcome.ACCEPTED}
    carried: dict[int, list[Sent]] = {}
    for each in wanted:
        for number in range(each.first, each.last + 1):
            carried.setdefault(number, []).append(each)
    requests = {row[0]: ledger.request_from(row[2], row[3]) for row in rows if row[0] in carried}
    items = {
        each.number: Item(
            key=(keys or {}).get(each.number, EventKey(-run, each.number, 0)),
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
    for number, lane, _, _ in rows:
        if number in carried and number not in done:
            there = carried[number]
            last = all(number == each.last for each in there)
            inside = tuple(items[each.number] for each in there)
            lanes.setdefault(lane, []).append(Parcel(number, requests[number], inside, last))
    return Plan(tuple(items.values()), packed=tuple(map(tuple, lanes.values())))


def forget(before: float) -> int:
    """Forgets the runs that began before a moment, with all they sent; returns how many. Raises
    JournalFault."""
    with book.opened() as journal:
        return journal.execute("DELETE FROM runs WHERE started < ?", (before,)).rowcount


def _left(sent: Sent, in_doubt: bool) -> bool:
    match sent.outcome:
        case Outcome.UNSENT:
            return True
        case Outcome.DOUBT:
            return in_doubt
        case Outcome.REFUSED:
            return sent.stops
    return False


def _spans(lanes: tuple[Lane, ...]) -> dict[EventKey, tuple[int, int]]:
    """The first and the last request of every event."""
    spans: dict[EventKey, tuple[int, int]] = {}
    for lane in lanes:
        for parcel in lane:
            for item in parcel.items:
                first = spans.get(item.key, (parcel.number, 0))[0]
                spans[item.key] = (first, parcel.number)
    return spans
