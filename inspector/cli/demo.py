"""`demo`: the whole journey on the sample shop, in the window or as text."""

import argparse
import asyncio
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from inspector.app import pipeline_for
from inspector.cli import open as window
from inspector.cli.words import DONE, UNSENT, Commands, Refusal, counted, iso, shown
from inspector.index.row import event_index
from inspector.model.batch import Record
from inspector.model.delivery import EventKey, Progress
from inspector.model.inspection import Inspection
from inspector.model.json import text_of
from inspector.model.mapping import LinkKind, MappingSettings
from inspector.model.problems import Severity, Verdict
from inspector.session import LOCAL
from inspector.storage import resources

if TYPE_CHECKING:
    from inspector.sandbox import Sandbox, Snapshot

SAMPLE = "samples/shop.ndjson"
PURCHASE = 8
"""The sample's row to begin with: a purchase says more than a session's start."""
NOW_MS = 1_795_435_200_000
"""The shop's clock, 2026-11-23 12:00 UTC: the journey is the same on every day."""

Inspected = list[tuple[EventKey, Inspection]]


def register(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    parser = commands.add_parser("demo", help="the sample shop in the window, with the sandbox")
    parser.add_argument(
        "--headless", action="store_true", help="the same journey as text, without a window"
    )
    window.add_window_options(parser)
    parser.set_defaults(run=run, select=PURCHASE)


def run(args: argparse.Namespace) -> int:
    """Opens the window on the samples, or walks through them in text."""
    if not args.headless:
        return window.show(args, (), sample=True)
    return asyncio.run(_journey())


async def _journey() -> int:
    from inspector.moengage.client import MoEngageClient
    from inspector.sandbox import Sandbox, SandboxError
    from inspector.sending import Run, plan

    inspected = _inspect()
    _tell_problems(inspected)
    _tell_example(inspected)
    clean = [pair for pair in inspected if pair[1].verdict is Verdict.CLEAN]
    chosen = plan(clean)
    sandbox = Sandbox(name=LOCAL.name, now=lambda: datetime.fromtimestamp(NOW_MS / 1000, UTC))
    try:
        await sandbox.start()
    except SandboxError as fault:
        raise Refusal(str(fault)) from fault
    try:
        print(
            f"\nSending {counted(chosen.events, 'clean event')} of "
            f"{counted(chosen.users, 'user')} in {counted(chosen.requests, 'request')} "
            f"to TEST {sandbox.name}, {sandbox.base_url} …"
        )
        async with MoEngageClient(
            sandbox.base_url, sandbox.workspace.workspace_id, sandbox.key
        ) as client:
            progress = await Run(chosen).run(client)
        return _tell_result(progress, sandbox)
    finally:
        await sandbox.stop()


def _inspect() -> Inspected:
    pipeline = pipeline_for(MappingSettings(), NOW_MS)
    records: list[Record] = list(pipeline.read(resources.read(SAMPLE)))
    inspected = [
        (EventKey(1, record.number, event_index(each)), each)
        for record in records
        for each in pipeline.inspect(record)
    ]
    events = sum(each.event is not None for _, each in inspected)
    print(f"Opened the sample shop: {counted(events, 'event')} in {counted(len(records), 'line')}.")
    return inspected


def _tell_problems(inspected: Inspected) -> None:
    verdicts = Counter(each.verdict for _, each in inspected)
    print("\nVerdicts")
    for verdict in sorted(verdicts, key=lambda verdict: -verdict.rank):
        print(f"  {verdicts[verdict]:3}  {verdict}")
    print("\nWhat is wrong")
    told: set[str] = set()
    for _, each in inspected:
        for problem in each.diagnostics:
            if problem.severity is Severity.ERROR and problem.code not in told:
                told.add(problem.code)
                print(shown(f"  {problem.code}: {problem.message}"))
                print(shown(f"      {problem.remedy}"))


def _tell_example(inspected: Inspected) -> None:
    """The first event that loses something, field by field."""
    lossy = next(each for _, each in inspected if each.verdict is Verdict.LOSSY)
    assert lossy.event is not None
    print(f"\nFor example, {lossy.event.name} on {iso(lossy.event.time_ms)}")
    for link in lossy.mapping.links:
        if link.kind is LinkKind.DROPPED and link.substance:
            print(shown(f"  − {link.sources[0]}"))
        elif link.kind is LinkKind.CONVERTED and link.target:
            print(shown(f"  ~ {link.sources[0]} → {link.target}"))


def _tell_result(progress: Progress, sandbox: "Sandbox") -> int:
    print(f"  {progress.accepted} accepted, {progress.refused} refused, {progress.doubt} in doubt")
    print("\nThe sandbox now holds")
    _tell_users(sandbox.snapshot())
    return DONE if progress.accepted == progress.total else UNSENT


def _tell_users(snapshot: "Snapshot") -> None:
    for user in snapshot.users:
        print(shown(f"  {user.customer_id}"))
        for name, value in user.attributes.items():
            print(shown(f"      {name}: {text_of(value)}"))
        for event in user.events:
            print(shown(f"      · {event.time[:19].replace('T', ' '):19}  {event.action}"))
    for thrown in snapshot.discarded:
        print(shown(f"  discarded: {thrown.what} of {thrown.customer_id}: {thrown.reason}"))
    print(f"  {counted(len(snapshot.users), 'user')}, {counted(snapshot.events, 'event')}")
