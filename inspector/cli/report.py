"""`report`: why one event is not in MoEngage, as a page for a ticket."""

import argparse
import itertools
import sys
from pathlib import Path

from inspector.cli.common import (
    Found,
    Input,
    add_files,
    add_mapping_options,
    pipeline_of,
    settings_of,
)
from inspector.cli.words import DONE, WRONG, Commands, Refusal
from inspector.pages import to_html, to_markdown
from inspector.report import Case, load, write
from inspector.storage import resources


def register(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    parser = commands.add_parser("report", help="why an event is not in MoEngage, for a ticket")
    add_files(parser)
    add_mapping_options(parser)
    parser.add_argument(
        "--select", type=int, default=1, metavar="N",
        help="the Nth event that is let through (default: the first)",
    )  # fmt: skip
    parser.add_argument("--format", choices=("markdown", "html"), default="markdown")
    parser.add_argument("--full", action="store_true", help="show values instead of hiding them")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write there, not to the screen")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Writes one report. Raises Refusal where there is no such event or the file cannot be
    written."""
    source = Input(args.files, pipeline_of(args), args.where)
    found = next(itertools.islice(source.events(), max(0, args.select - 1), None), None)
    if found is None:
        if source.failed:
            return WRONG
        raise Refusal(f"there is no event {args.select} to report on")
    text = _text(found, args)
    if args.out is None:
        sys.stdout.write(text)
        return DONE
    try:
        args.out.write_text(text, encoding="utf-8")
    except OSError as fault:
        raise Refusal(f"{args.out}: cannot be written: {fault.strerror or fault}") from fault
    return DONE


def _text(found: Found, args: argparse.Namespace) -> str:
    pipeline = pipeline_of(args)
    name = Path(found.source).name
    case = Case(found.inspection, name, settings_of(args), args.workspace or "", full=args.full)
    report = write(case, load(resources.read), pipeline.rule, pipeline.explain)
    return to_html(report) if args.format == "html" else to_markdown(report)
