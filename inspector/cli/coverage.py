"""`coverage`: what becomes of the fields of whole files, and which are left out most."""

import argparse

from inspector.cli.common import Input, add_files, add_mapping_options, pipeline_of
from inspector.cli.words import DONE, WRONG, Commands, shown
from inspector.mapping.coverage import Tally
from inspector.model.json import Json, encode

_TOP = 20
"""Fields that text lists."""


def register(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    parser = commands.add_parser("coverage", help="how many fields arrive, which are left out most")
    add_files(parser)
    add_mapping_options(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints the counts once every event is read."""
    source = Input(args.files, pipeline_of(args), args.where)
    tally = Tally()
    for found in source.events():
        if found.inspection.event is not None:
            tally.add(found.inspection.event, found.inspection.mapping)
    print(json_line(tally) if args.format == "json" else text(tally))
    return WRONG if source.failed else DONE


def json_line(tally: Tally) -> str:
    """Everything as one object."""
    lost: list[Json] = [
        {
            "field": each.field,
            "rule": each.rule,
            "events": each.events,
            "seen": each.seen,
            "example": each.example,
        }
        for each in tally.lost()
    ]
    fields: dict[str, Json] = {str(fate): count for fate, count in tally.coverage.counts}
    line: dict[str, Json] = {"events": tally.events, "fields": fields, "left_out": lost}
    return encode(line).decode()


def text(tally: Tally) -> str:
    """The counts, and the fields that are left out most."""
    lines = [f"{tally.events:,} event{'' if tally.events == 1 else 's'}, {tally.coverage.sentence}"]
    lost = tally.lost()
    if lost:
        lines += ["", "Left out most:"]
    for each in lost[:_TOP]:
        count = f"{each.events:,} of {each.seen:,}"
        lines.append(f"  {count:>16}  {each.field}  ({each.rule})")
    if len(lost) > _TOP:
        lines.append(f"  and {len(lost) - _TOP:,} more")
    return "\n".join(map(shown, lines))
