"""`history list|show|export|forget`: what was sent, to whom, and what came of it."""

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from inspector.cli import target
from inspector.cli.words import DONE, Commands, Refusal, iso, shown
from inspector.model.delivery import Outcome
from inspector.model.json import encode
from inspector.moengage import show
from inspector.sending import JournalFault, journal, ledger
from inspector.sending.export import Form, exported
from inspector.sending.ledger import RunNote

_DAY = 86_400.0
_FINAL = (Outcome.ACCEPTED, Outcome.REFUSED, Outcome.DOUBT, Outcome.UNSENT)


def register(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Adds the command and its four."""
    parser = commands.add_parser("history", help="what was sent, and what came of it")
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="the runs, newest first")
    listing.add_argument("--format", choices=("text", "json"), default="text")
    listing.set_defaults(run=_guarded(_list))
    showing = actions.add_parser("show", help="every try of a run's event, as cURL")
    _add_run(showing)
    showing.add_argument("event", type=int, metavar="N", help="the Nth event of the run")
    showing.set_defaults(run=_guarded(_show))
    out = actions.add_parser("export", help="every try of a run, for a spreadsheet or a program")
    _add_run(out)
    out.add_argument("--format", choices=list(map(str, Form)), default=str(Form.CSV))
    out.add_argument("--full", action="store_true", help="with users, requests and answers")
    out.add_argument("--out", type=Path, metavar="FILE", help="write there, not to the screen")
    out.set_defaults(run=_guarded(_export))
    forget = actions.add_parser("forget", help="forget runs with all they sent")
    forget.add_argument(
        "--older-than", type=float, metavar="DAYS", default=0.0, help="only runs before that"
    )
    forget.add_argument("--yes", action="store_true", help="do it")
    forget.set_defaults(run=_guarded(_forget))


def _add_run(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("number", type=int, metavar="RUN", help="as `history list` numbers it")


def _guarded(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    def guarded(args: argparse.Namespace) -> int:
        try:
            return run(args)
        except JournalFault as fault:
            raise Refusal(str(fault)) from fault

    return guarded


def _list(args: argparse.Namespace) -> int:
    open_ones = {note.id for note in ledger.interrupted()}
    for note in ledger.runs():
        counts = ledger.counts(note.id)
        if args.format == "json":
            numbers = {str(outcome): counts[outcome] for outcome in _FINAL}
            line = {"run": note.id, "started": _time(note.started), "workspace": note.workspace}
            line |= {"environment": note.environment, "title": note.title, "reason": note.reason}
            print(encode(line | numbers | {"cut_short": note.id in open_ones}).decode())
        else:
            came = ", ".join(f"{counts[o]:,} {o.word}" for o in _FINAL if counts[o])
            ended = "  cut short: send --resume" if note.id in open_ones else ""
            print(shown(f"{note.id:5}  {_time(note.started)}  {note.title}: {came}{ended}"))
            if note.reason:
                print(shown(f"       {note.reason}"))
    return DONE


def _show(args: argparse.Namespace) -> int:
    note = _note(args.number)
    events = ledger.events(note.id)
    if not 1 <= args.event <= len(events):
        raise Refusal(f"Run {note.id} has events 1 to {len(events)}.")
    sent = events[args.event - 1]
    print(shown(f"{sent.name} of {sent.user}: {sent.outcome.word}"))
    for attempt in ledger.tries(note.id, sent):
        status = f"HTTP {attempt.answer.status}" if attempt.answer else "no answer"
        took = f"{attempt.seconds * 1000:,.0f} ms"
        print(shown(f"\n{_time(attempt.started)}  {attempt.family}, {status}, {took}"))
        print(shown(f"  {attempt.sentence}"))
        if attempt.answer:
            print(shown(f"  {attempt.answer.body.decode(errors='replace')}"))
        request = ledger.request_of(note.id, attempt.parcel)
        if request:
            print(f"\n{show.as_curl(request, target.saved(note.workspace))}")
    return DONE


def _export(args: argparse.Namespace) -> int:
    text = exported(_note(args.number).id, Form(args.format), full=args.full)
    if args.out is None:
        print(text, end="")
        return DONE
    try:
        args.out.write_text(text, encoding="utf-8")
    except OSError as fault:
        raise Refusal(f"{args.out} cannot be written: {fault.strerror or fault}.") from fault
    return DONE


def _forget(args: argparse.Namespace) -> int:
    if not args.yes:
        raise Refusal(
            "Forgetting cannot be undone, and then nobody knows what was accepted before. Say "
            "--yes to do it."
        )
    print(f"Forgot {journal.forget(time.time() - args.older_than * _DAY):,} runs.")
    return DONE


def _note(run: int) -> RunNote:
    note = ledger.run_of(run)
    if note is None:
        raise Refusal(f"The journal has no run {run}; `history list` shows them.")
    return note


def _time(seconds: float) -> str:
    return iso(round(seconds * 1000)) or ""
