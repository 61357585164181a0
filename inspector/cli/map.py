"""`map`: the MoEngage requests of every event, and what became of each field."""

import argparse

from inspector.cli.check import text_lines
from inspector.cli.common import Found, Input, add_files, add_mapping_options, pipeline_of
from inspector.cli.lines import Lines
from inspector.cli.pages import add_jobs, print_events
from inspector.cli.words import DONE, WRONG, Commands, shown
from inspector.model.json import pretty
from inspector.model.mapping import Link, LinkKind

_TOLD = (LinkKind.DROPPED, LinkKind.CONVERTED, LinkKind.MERGED)
"""The fates that text names: fields whose value does not arrive as it was."""


def register(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    parser = commands.add_parser("map", help="the MoEngage requests an event becomes")
    add_files(parser)
    add_mapping_options(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument(
        "--no-links", dest="links", action="store_false",
        help="leave out of JSON what became of each field",
    )  # fmt: skip
    add_jobs(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints the requests as events are read."""
    pipeline = pipeline_of(args)
    source = Input(args.files, pipeline, args.where)
    write = Lines(args.links).mapped if args.format == "json" else text_block
    print_events(source, pipeline, write, args)
    return WRONG if source.failed else DONE


def text_block(found: Found) -> str:
    """The event's line, its requests laid out, and the fields that changed or stay behind."""
    lines = [text_lines(found)]
    for request in found.inspection.mapping.requests:
        lines += [f"    POST {request.path}", *_indented(pretty(request.encoded()))]
    links = [link for link in found.inspection.mapping.links if _told(link)]
    lines += [_fate(link) for link in links]
    return "\n".join([*lines, ""])


def _told(link: Link) -> bool:
    return link.kind in _TOLD and link.substance


def _fate(link: Link) -> str:
    target = f" → {link.target}" if link.target else ""
    return shown(f"    {link.kind:9}  {', '.join(link.sources)}{target}  ({link.rule})")


def _indented(text: str) -> list[str]:
    return [f"    {shown(line)}" for line in text.splitlines()]
