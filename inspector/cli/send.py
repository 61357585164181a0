"""`send`: plan, show it, confirm, send, report."""

import argparse
import asyncio
import contextlib
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from inspector.app import pipeline_for
from inspector.cli import target
from inspector.cli.common import STDIN, Found, Input, add_files
from inspector.cli.words import DONE, UNSENT, WRONG, Commands, Refusal, shown
from inspector.model.delivery import Attempt, EventKey, Outcome, Progress
from inspector.model.json import Json, encode
from inspector.model.workspace import Environment, Secret, Workspace
from inspector.sending import Plan, Run, plan

_LISTED = 20
"""Reasons, and events that did not arrive, that get a line each."""
_LOOK_SECONDS = 0.5


def register(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    parser = commands.add_parser("send", help="send events to a MoEngage workspace")
    add_files(parser)
    parser.add_argument(
        "--workspace", required=True, metavar="NAME",
        help="a saved workspace, or sandbox for one on this machine",
    )  # fmt: skip
    parser.add_argument("--rate", type=_rate, metavar="RPM", help="requests a minute at most")
    parser.add_argument("--no-users", action="store_true", help="leave user updates out")
    parser.add_argument("--dry-run", action="store_true", help="show the plan and send nothing")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.add_argument(
        "--confirm", metavar="NAME", help="the workspace's name once more: needed for a LIVE one"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")
    target.add_key_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Sends what can be sent. Raises Refusal where nothing was."""
    workspace = target.saved(args.workspace)
    where = target.address(workspace)
    source, found = _read(args, workspace)
    planned = plan(((each.key, each.inspection) for each in found), not args.no_users)
    report = Report(found, planned, args.format == "json")
    rate = args.rate or workspace.rate
    for line in _plan_lines(planned, workspace, where, rate):
        report.say(line)
    if args.dry_run or not planned.items:
        report.say("Nothing was sent." if args.dry_run else "There is nothing to send.")
        report.tell({}, [])
        return WRONG if source.failed else DONE
    _confirm(args, planned, workspace)
    key = None if target.runs_here(workspace) else target.key_of(workspace, args.key_env)
    sending = Run(planned, rate)
    progress = asyncio.run(_send(sending, workspace, key))
    report.end(sending, progress)
    if progress.accepted < progress.total:
        return UNSENT
    return WRONG if source.failed else DONE


def _read(args: argparse.Namespace, workspace: Workspace) -> tuple[Input, list[Found]]:
    for name in args.files:
        if name != STDIN and not Path(name).is_file():
            raise Refusal(shown(f"{name}: there is no such file; nothing was sent."))
    pipeline = pipeline_for(workspace.mapping, time.time_ns() // 1_000_000)
    source = Input(args.files, pipeline, args.where)
    return source, [found for found in source.events() if found.inspection.event]


def _plan_lines(planned: Plan, workspace: Workspace, where: str, rate: int) -> Iterator[str]:
    yield f"To        {workspace.environment} {workspace.name}, {where}"
    seconds = max(1, round(planned.requests * 60 / rate))
    yield (
        f"Send      {planned.events:,} events for {planned.users:,} users in {planned.requests:,} "
        f"requests, at most {rate:,} a minute: about {seconds:,} s"
    )
    if planned.excluded:
        yield f"Left out  {len(planned.excluded):,} events"
        reasons = planned.reasons()
        for reason, count in reasons[:_LISTED]:
            yield shown(f"{count:8,}  {reason}")
        if len(reasons) > _LISTED:
            yield f"          and {len(reasons) - _LISTED:,} more reasons"


def _confirm(args: argparse.Namespace, planned: Plan, workspace: Workspace) -> None:
    if workspace.environment is Environment.LIVE and args.confirm != workspace.name:
        raise Refusal(
            f"“{workspace.name}” is LIVE: real customers. Say --confirm '{workspace.name}' to send."
        )
    if args.yes:
        return
    if not sys.stdin.isatty():
        raise Refusal("Nobody can be asked here, and --yes is not given; nothing was sent.")
    question = f"Send {planned.events:,} events to {workspace.environment} {workspace.name}? [y/N] "
    print(question, end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        raise Refusal("Nothing was sent.")


async def _send(sending: Run, workspace: Workspace, key: Secret | None) -> Progress:
    from inspector.moengage.client import MoEngageClient
    from inspector.tasks import TaskOwner

    owner = TaskOwner()
    async with target.opened(workspace, key) as (there, its_key):
        url = target.address(there)
        with _interrupting(sending.cancel):
            async with MoEngageClient(url, there.workspace_id, its_key) as client:
                if sys.stderr.isatty():
                    owner.start(_watch(sending), name="progress")
                try:
                    return await sending.run(client)
                finally:
                    await owner.close()


@contextlib.contextmanager
def _interrupting(act: Callable[[], None]) -> Iterator[None]:
    """The first Ctrl+C ends the run in order; where signals cannot be had, it ends it at once."""
    loop = asyncio.get_running_loop()

    def once() -> None:
        loop.remove_signal_handler(signal.SIGINT)
        print("\nFinishing what is under way…", file=sys.stderr)
        act()

    try:
        loop.add_signal_handler(signal.SIGINT, once)
    except (NotImplementedError, RuntimeError, ValueError):
        yield
        return
    try:
        yield
    finally:
        loop.remove_signal_handler(signal.SIGINT)


async def _watch(sending: Run) -> None:
    while True:
        now = sending.progress()
        line = f"{now.done:,} of {now.total:,} · {now.rate:,} / {now.limit:,} rpm"
        line += f" · {now.retrying:,} retrying · {now.seconds_left:,.0f} s left"
        print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)
        try:
            await asyncio.sleep(_LOOK_SECONDS)
        except asyncio.CancelledError:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            raise


class Report:
    """What came of it: lines for people, one JSON line an event for programs."""

    def __init__(self, found: list[Found], planned: Plan, json: bool) -> None:
        self._found = found
        self._excluded = {each.key: each.reason for each in planned.excluded}
        self._json = json

    def say(self, line: str) -> None:
        """A line for people; beside JSON it goes to standard error."""
        print(line, file=sys.stderr if self._json else sys.stdout, flush=True)

    def end(self, sending: Run, progress: Progress) -> None:
        """The outcome of a run."""
        counts = (
            (progress.accepted, "accepted"),
            (progress.refused, "refused"),
            (progress.failed, "failed"),
            (progress.cancelled, "not sent"),
        )
        self.say(", ".join(f"{count:,} {word}" for count, word in counts if count))
        if sending.reason:
            self.say(f"The run was stopped: {sending.reason}")
        self.tell(sending.outcomes(), sending.attempts())

    def tell(self, outcomes: dict[EventKey, Outcome], attempts: list[Attempt]) -> None:
        """One line an event: every one in JSON, those that did not arrive in text."""
        last = {attempt.key: attempt for attempt in attempts}
        tries: dict[EventKey, int] = {}
        for attempt in attempts:
            tries[attempt.key] = tries.get(attempt.key, 0) + (attempt.number > 0)
        if self._json:
            for each in self._found:
                print(self._line(each, outcomes.get(each.key), last.get(each.key), tries))
            return
        lost = (Outcome.REFUSED, Outcome.FAILED)
        missing = [each for each in self._found if outcomes.get(each.key) in lost]
        for each in missing[:_LISTED]:
            event = each.inspection.event
            name = event.name if event else ""
            why = last[each.key].sentence
            print(shown(f"  {each.source} {each.key.record}.{each.key.event} {name}: {why}"))
        if len(missing) > _LISTED:
            print(f"  and {len(missing) - _LISTED:,} more")

    def _line(
        self,
        each: Found,
        outcome: Outcome | None,
        attempt: Attempt | None,
        tries: dict[EventKey, int],
    ) -> str:
        excluded = self._excluded.get(each.key)
        line: dict[str, Json] = {
            "source": each.source,
            "batch": each.key.record,
            "event": each.key.event,
            "outcome": "excluded" if excluded else str(outcome or "planned"),
            "reason": excluded or (attempt.sentence if attempt else ""),
            "requests": tries.get(each.key, 0),
            "status": attempt.answer.status if attempt and attempt.answer else None,
            "request_id": attempt.answer.request_id if attempt and attempt.answer else None,
        }
        return encode(line).decode()


def _rate(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of requests a minute")
    return int(text)
