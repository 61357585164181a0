"""`send`: plan, show it, confirm, send, report; or go on with a run that was cut short."""

import argparse
import asyncio
import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from inspector.app import pipeline_for
from inspector.cli import target
from inspector.cli.common import STDIN, Found, Input, add_where
from inspector.cli.conduct import send
from inspector.cli.outcome import Report, plan_lines
from inspector.cli.words import DONE, UNSENT, WRONG, Commands, Refusal, counted, shown
from inspector.model.workspace import Environment, Workspace
from inspector.sending import (
    Choices,
    JournalFault,
    Order,
    Plan,
    Times,
    journal,
    ledger,
    plan,
    planfile,
    resuming,
    run_for,
)

NEWEST = 0
"""`--resume` without a number."""


class Prepared(NamedTuple):
    """What the words of the command line come to."""

    order: Order
    found: list[Found]
    failed: bool = False
    """Whether something could not be read."""


def register(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    parser = commands.add_parser("send", help="send events to a MoEngage workspace")
    parser.add_argument("files", nargs="*", metavar="FILE", help="a file to read, - for stdin")
    add_where(parser)
    parser.add_argument(
        "--workspace", metavar="NAME",
        help="a saved workspace, or sandbox for one on this machine",
    )  # fmt: skip
    parser.add_argument("--dry-run", action="store_true", help="show the plan and send nothing")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.add_argument(
        "--confirm", metavar="NAME", help="the workspace's name once more: needed for a LIVE one"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")
    target.add_key_option(parser)
    _register_choices(parser.add_argument_group("how"))
    _register_plans(parser.add_argument_group("plans and runs"))
    parser.set_defaults(run=run)


def _register_choices(group: "argparse._ActionsContainer") -> None:
    group.add_argument("--rate", type=_positive, metavar="RPM", help="requests a minute at most")
    group.add_argument(
        "--share", type=_percent, metavar="PERCENT", help="of MoEngage's limits, 1 to 100"
    )
    group.add_argument("--no-users", action="store_true", help="leave user updates out")
    group.add_argument("--bulk", action="store_true", help="many events in one bulk call")
    group.add_argument(
        "--times", choices=list(map(str, Times)), default=str(Times.KEEP),
        help="keep the events' times, shift them so that the newest is now, or send none",
    )  # fmt: skip
    group.add_argument(
        "--again", action="store_true", help="also what went to this workspace before"
    )
    group.add_argument(
        "--stop-after", type=_positive, metavar="N", help="end after N events that do not arrive"
    )
    group.add_argument(
        "--repeat", action="store_true",
        help="try again where no answer came; such an event may count twice",
    )  # fmt: skip


def _register_plans(group: "argparse._ActionsContainer") -> None:
    group.add_argument("--save-plan", type=Path, metavar="OUT", help="keep the plan; send nothing")
    group.add_argument("--plan", type=Path, metavar="PLAN", help="send a saved plan")
    group.add_argument(
        "--resume", type=_positive, nargs="?", const=NEWEST, metavar="RUN",
        help="send what a run has left; without a number the newest that was cut short",
    )  # fmt: skip
    group.add_argument(
        "--in-doubt", action="store_true",
        help="with --resume: also events that may have arrived; they may count twice",
    )  # fmt: skip


def run(args: argparse.Namespace) -> int:
    """Sends what can be sent. Raises Refusal where nothing was."""
    try:
        return _run(args)
    except JournalFault as fault:
        raise Refusal(str(fault)) from fault


def _run(args: argparse.Namespace) -> int:
    prepared = _prepare(args)
    order, found = prepared.order, prepared.found
    report = Report(found, order.plan, args.format == "json")
    for line in plan_lines(order, target.address(order.workspace)):
        report.say(line)
    if args.save_plan is not None:
        planfile.write(args.save_plan, order)
        report.say(f"The plan is in {args.save_plan}. Nothing was sent.")
    elif args.dry_run or not order.plan.items:
        report.say("Nothing was sent." if args.dry_run else "There is nothing to send.")
    if args.save_plan is not None or args.dry_run or not order.plan.items:
        report.tell({}, [])
        return WRONG if prepared.failed else DONE
    _confirm(args, order.plan, order.workspace)
    workspace = order.workspace
    key = None if target.runs_here(workspace) else target.key_of(workspace, args.key_env)
    sending = run_for(order)
    progress = asyncio.run(send(order, sending, key))
    report.end(sending, progress)
    if progress.accepted < progress.total or sending.reason:
        return UNSENT
    return WRONG if prepared.failed else DONE


# -- what is to be sent ---------------------------------------------------------------------------


def _prepare(args: argparse.Namespace) -> Prepared:
    ways = [bool(args.files), args.plan is not None, args.resume is not None]
    if sum(ways) != 1:
        raise Refusal("Say what to send: files, or --plan, or --resume; one of them.")
    if args.in_doubt and args.resume is None:
        raise Refusal("--in-doubt goes with --resume.")
    if args.resume is not None:
        return _resumed(args)
    if args.plan is not None:
        return _planned(args)
    if args.workspace is None:
        raise Refusal("Say where to: --workspace NAME, or --workspace sandbox.")
    return _fresh(args)


def _fresh(args: argparse.Namespace) -> Prepared:
    workspace = target.saved(args.workspace)
    target.address(workspace)
    for name in args.files:
        if name != STDIN and not Path(name).is_file():
            raise Refusal(shown(f"{name}: there is no such file; nothing was sent."))
    now_ms = time.time_ns() // 1_000_000
    source = Input(args.files, pipeline_for(workspace.mapping, now_ms), args.where)
    found = [each for each in source.events() if each.inspection.event]
    choices = _choices(args, workspace)
    planned = plan(
        ((each.key, each.inspection) for each in found),
        choices,
        now_ms=now_ms,
        known=lambda marks: ledger.earlier(journal.target_of(workspace), marks),
    )
    names = dict(enumerate(args.files, 1))
    return Prepared(_order(workspace, planned, choices, names), found, source.failed)


def _planned(args: argparse.Namespace) -> Prepared:
    try:
        saved = planfile.read(args.plan)
    except planfile.PlanFault as fault:
        raise Refusal(str(fault)) from fault
    workspace = target.saved(args.workspace or saved.workspace)
    if args.workspace is None and workspace.workspace_id != saved.workspace_id:
        raise Refusal(
            f"The plan was made for workspace id {saved.workspace_id}, and “{workspace.name}” has "
            f"{workspace.workspace_id} now. Name the workspace with --workspace to send it there."
        )
    known = ledger.earlier(
        journal.target_of(workspace), [item.fingerprint for item in saved.plan.items]
    )
    planned = saved.plan.without_known(known, again=args.again or saved.choices.again)
    choices = replace(saved.choices, rate=args.rate or saved.choices.rate)
    choices = replace(choices, share=args.share or choices.share)
    return Prepared(_order(workspace, planned, choices, saved.sources), [])


def _resumed(args: argparse.Namespace) -> Prepared:
    note = ledger.run_of(args.resume) if args.resume else next(iter(ledger.interrupted()), None)
    if note is None:
        raise Refusal(
            f"The journal has no run {args.resume}."
            if args.resume
            else "No run was cut short. Name one with --resume RUN; `history` lists them."
        )
    workspace = target.saved(args.workspace or note.workspace)
    here = target.runs_here(workspace)
    if not here and journal.target_of(workspace) != note.target:
        raise Refusal(
            f"Run {note.id} went to {note.target}, and “{workspace.name}” leads to "
            f"{journal.target_of(workspace)}: nothing was sent."
        )
    rest = resuming.rest_of(note.id, in_doubt=args.in_doubt)
    choices = replace(
        note.choices,
        rate=args.rate or note.choices.rate,
        share=args.share or note.choices.share,
        stop_after=args.stop_after or note.choices.stop_after,
        repeat=args.repeat or note.choices.repeat,
    )
    return Prepared(replace(_order(workspace, rest, choices, {}), run=note.id), [])


def _order(
    workspace: Workspace, planned: Plan, choices: Choices, sources: Mapping[int, str]
) -> Order:
    title = f"Send {counted(planned.events, 'event')} for {counted(planned.users, 'user')} to "
    title += f"{workspace.environment} {workspace.name}"
    return Order(workspace, planned, choices, title, sources)


def _choices(args: argparse.Namespace, workspace: Workspace) -> Choices:
    return Choices(
        users=not args.no_users,
        bulk=args.bulk,
        times=Times(args.times),
        again=args.again,
        share=args.share or workspace.share,
        rate=args.rate or 0,
        stop_after=args.stop_after or 0,
        repeat=args.repeat,
    )


def _confirm(args: argparse.Namespace, planned: Plan, workspace: Workspace) -> None:
    if workspace.environment is Environment.LIVE and args.confirm != workspace.name:
        raise Refusal(
            f"“{workspace.name}” is LIVE: real customers. Say --confirm '{workspace.name}' to send."
        )
    if args.yes:
        return
    if not sys.stdin.isatty():
        raise Refusal("Nobody can be asked here, and --yes is not given; nothing was sent.")
    what = f"{counted(planned.events, 'event')} to {workspace.environment} {workspace.name}"
    print(f"Send {what}? [y/N] ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        raise Refusal("Nothing was sent.")


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number above 0")
    return int(text)


def _percent(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 100:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of percent from 1 to 100")
    return int(text)
