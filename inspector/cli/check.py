"""`check`: what becomes of every event and what is wrong with it."""

import argparse

from inspector.cli import across
from inspector.cli.across import Whole
from inspector.cli.common import Found, Input, add_files, add_mapping_options, pipeline_of
from inspector.cli.lines import Lines
from inspector.cli.pages import add_jobs, print_events
from inspector.cli.words import DONE, PROBLEMS, WRONG, Commands, iso, shown
from inspector.model.problems import Diagnostic, Severity

_LOUD = (Severity.ERROR, Severity.WARNING)
"""Problems that get a line of their own; the others are counted at the end."""


def register(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    parser = commands.add_parser("check", help="one line an event: verdict and problems")
    add_files(parser)
    add_mapping_options(parser)
    parser.add_argument(
        "--across", action="store_true", help="at the end, what is wrong with each file as a whole"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument(
        "--fail-on",
        choices=list(map(str, Severity)),
        metavar="SEVERITY",
        help="status 1 where there is such a problem or a worse one: " + ", ".join(Severity),
    )
    add_jobs(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints the lines as events are read; text ends with a summary."""
    pipeline = pipeline_of(args)
    whole = Whole(pipeline) if args.across else None
    source = Input(args.files, pipeline, args.where, whole.take if whole else None)
    write = Lines().checked if args.format == "json" else text_lines
    summary = print_events(source, pipeline, write, args)
    if args.format == "text":
        print(summary.text(source.unreadable, source.other))
    severities = summary.severities | (_print_across(whole, args) if whole else set())
    if source.failed:
        return WRONG
    limit = Severity(args.fail_on).rank if args.fail_on else -1
    return PROBLEMS if any(s.rank <= limit for s in severities) else DONE


def _print_across(whole: Whole, args: argparse.Namespace) -> set[Severity]:
    """Prints what is wrong with the files as a whole; returns how bad it is."""
    before = ""
    for source, told in whole.findings():
        if args.format == "json":
            print(across.json_line(source, told))
            continue
        if source.name != before:
            print()
            print(shown(f"Across {source.name}:"))
            before = source.name
        print(across.text_lines(source, told))
    return whole.severities


# -- text -----------------------------------------------------------------------------------------


def text_lines(found: Found) -> str:
    """One aligned line an event, and one for every error and warning."""
    inspection, event = found.inspection, found.inspection.event
    index = event.index if event else "–"
    time = (iso(event.time_ms) or "no time")[:19].replace("T", " ") if event else ""
    user = next((value for _, value in inspection.identities), "")
    columns = (
        _cell(f"{found.key.record}.{index}", 8),
        _cell(time, 19),
        _cell(event.event_type or "no type" if event else "no events", 21),
        _cell(event.name if event else "", 26),
        _cell(user, 24),
        _cell(str(inspection.verdict), 11),
    )
    badge = "" if inspection.badge == str(inspection.verdict) else shown(inspection.badge)
    lines = [f"{'  '.join(columns)}  {badge}".rstrip()]
    lines += [_problem(problem) for problem in inspection.diagnostics if problem.severity in _LOUD]
    return "\n".join(lines)


def _problem(problem: Diagnostic) -> str:
    where = f"  [{problem.pointer}]" if problem.pointer else ""
    return shown(f"{'':10}{problem.severity:7}  {problem.message}{where}")


def _cell(text: str, width: int) -> str:
    text = shown(text)
    return text.ljust(width) if len(text) <= width else f"{text[: width - 1]}…"
