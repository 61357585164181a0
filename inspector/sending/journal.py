"""The book of runs: opened before the first request goes out, closed after the last, resumed after
a crash, forgotten after a month."""

import time
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

import msgspec

from inspector.model.delivery import EventKey
from inspector.model.workspace import SANDBOX, Workspace
from inspector.sending import book
from inspector.sending.choices import Choices
from inspector.sending.packing import pack
from inspector.sending.parcels import Lane
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
    now = time.time()
    chosen = msgspec.json.encode(choices).decode()
    target, environment = target_of(workspace), str(workspace.environment)
    with book.opened() as journal:
        journal.execute("DELETE FROM runs WHERE started < ?", (now - KEPT_DAYS * _DAY,))
        run = journal.execute(
            "INSERT INTO runs (started, workspace, environment, target, title, choices) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (now, workspace.name, environment, target, title, chosen),
        ).lastrowid
        assert run is not None
        journal.executemany(
            "INSERT INTO requests (run, number, lane, family, body) VALUES (?, ?, ?, ?, ?)",
            _requests(run, plan),
        )
        journal.executemany(
            "INSERT INTO items (run, number, first, last, source, record, event, name, user, "
            "time_ms, edited, fingerprint) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            _items(run, plan, sources or {}),
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


def forget(before: float) -> int:
    """Forgets the runs that began before a moment, with all they sent; returns how many. Raises
    JournalFault."""
    with book.opened() as journal:
        return journal.execute("DELETE FROM runs WHERE started < ?", (before,)).rowcount


def _requests(run: int, plan: Plan) -> Iterator[tuple[object, ...]]:
    for lane, parcels in enumerate(plan.lanes):
        for parcel in parcels:
            yield run, parcel.number, lane, parcel.request.family, pack(parcel.request)


def _items(run: int, plan: Plan, names: Mapping[int, str]) -> Iterator[tuple[object, ...]]:
    spans = _spans(plan.lanes)
    for number, item in enumerate(plan.items):
        source, record, event = item.key
        place = (names.get(source, ""), record, event)
        what = (item.name, item.user, item.time_ms, item.edited, item.fingerprint)
        yield (run, number, *spans[item.key], *place, *what)


def _spans(lanes: tuple[Lane, ...]) -> dict[EventKey, tuple[int, int]]:
    """The first and the last request of every event."""
    spans: dict[EventKey, tuple[int, int]] = {}
    for lane in lanes:
        for parcel in lane:
            for item in parcel.items:
                first = spans.get(item.key, (parcel.number, 0))[0]
                spans[item.key] = (first, parcel.number)
    return spans
