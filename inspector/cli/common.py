"""What the commands share: files, workspace options, and the way from both to inspections."""

import argparse
import io
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple, TypeAlias, cast

from inspector.app import pipeline_for
from inspector.cli.words import Refusal, shown
from inspector.index.filter import Filter, FilterError, parse
from inspector.index.look import Look
from inspector.index.row import event_index, row_of
from inspector.model.batch import Kind, Record
from inspector.model.delivery import EventKey
from inspector.model.inspection import Inspection
from inspector.model.mapping import DISPUTES, ActionNames, Decision, Identity, MappingSettings
from inspector.model.workspace_rule import WorkspaceRule
from inspector.pipeline import Pipeline
from inspector.storage import rules, workspaces

STDIN = "-"
_REMEDIES = {
    FileNotFoundError: "See whether the name is right, and the folder you are in.",
    IsADirectoryError: "Name the files in it.",
    PermissionError: "Ask its owner for the right to read it, or for a copy.",
}
"""What to do about a file that cannot be opened."""
_BLOCK = 1 << 20
"""Bytes read at once."""


Numbered: TypeAlias = tuple[int, str, Record]
"""A record with the number and the name of its file."""


class Found(NamedTuple):
    """An inspected event with where it came from."""

    source: str
    key: EventKey
    inspection: Inspection


# -- options --------------------------------------------------------------------------------------


def add_files(parser: argparse.ArgumentParser) -> None:
    """FILE…, `-` for standard input, and `--where`."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="a file to read, - for stdin")
    add_where(parser)


def add_where(parser: argparse.ArgumentParser) -> None:
    """`--where`."""
    parser.add_argument(
        "--where", type=_filter, default=parse(""), metavar="FILTER",
        help="only events this filter lets through, such as 'verdict:lossy purchase'",
    )  # fmt: skip


def add_mapping_options(parser: argparse.ArgumentParser) -> None:
    """The workspace settings that change what an event becomes, and the clock."""
    group = parser.add_argument_group("workspace options")
    group.add_argument("--workspace", metavar="NAME", help="a saved workspace; options change it")
    add_settings(group)
    group.add_argument(
        "--now", type=_milliseconds, metavar="ISO8601", help="the clock of the future-date check"
    )


def add_settings(group: "argparse._ActionsContainer") -> None:
    """The settings a workspace is saved with."""
    group.add_argument(
        "--identity", choices=list(map(str, Identity)),
        help="the mParticle identity that becomes MoEngage's customer_id",
    )  # fmt: skip
    group.add_argument("--objects", choices=("on", "off"), help="the Object data type is enabled")
    group.add_argument("--commerce", choices=("on", "off"), help="commerce support is enabled")
    group.add_argument(
        "--action-names", choices=list(map(str, ActionNames)),
        help="how commerce actions are spelled: as in the batch, or in title case",
    )  # fmt: skip
    group.add_argument(
        "--disputed", choices=list(map(str, Decision)), help="types the documents disagree about"
    )
    group.add_argument(
        "--rules", type=_rules, metavar="FILE.toml",
        help="rename, drop or retype before mapping, a [[rule]] each: act, what, name, to, within",
    )  # fmt: skip


def settings_of(args: argparse.Namespace) -> MappingSettings:
    """The settings of the saved workspace, or the defaults, changed by what was given. Raises
    Refusal where the workspace is not known."""
    settings = MappingSettings()
    if args.workspace is not None:
        try:
            settings = workspaces.find(args.workspace).mapping
        except (workspaces.WorkspaceError, OSError) as fault:
            raise Refusal(str(fault)) from fault
    if args.identity:
        settings = replace(settings, identity=Identity(args.identity))
    if args.objects:
        settings = replace(settings, objects=args.objects == "on")
    if args.commerce:
        settings = replace(settings, commerce=args.commerce == "on")
    if args.action_names:
        settings = replace(settings, action_names=ActionNames(args.action_names))
    if args.disputed:
        decision = Decision(args.disputed)
        settings = replace(settings, disputed=tuple((name, decision) for name in DISPUTES))
    if args.rules is not None:
        settings = replace(settings, rules=args.rules)
    return settings


def pipeline_of(args: argparse.Namespace) -> Pipeline:
    """The pipeline that the workspace options ask for."""
    now_ms = args.now if args.now is not None else time.time_ns() // 1_000_000
    return pipeline_for(settings_of(args), now_ms)


def _filter(text: str) -> Filter:
    try:
        found = parse(text)
    except FilterError as fault:
        raise argparse.ArgumentTypeError(str(fault)) from fault
    keys = {token.key for token in found.tokens}
    if "across" in keys:
        raise argparse.ArgumentTypeError(
            "across: is known only once everything was read; open the file in the window for it, "
            "or see what check --across says"
        )
    if "tried" in keys:
        raise argparse.ArgumentTypeError(
            "tried: is about settings that are tried in the window; here, compare what check says "
            "with one set of workspace options and with another"
        )
    return found


def _rules(path: str) -> tuple[WorkspaceRule, ...]:
    try:
        return rules.read(Path(path))
    except rules.RulesError as fault:
        raise argparse.ArgumentTypeError(str(fault)) from fault


def _milliseconds(text: str) -> int:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no time such as 2026-11-23T12:00:00Z"
        ) from None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return int(moment.timestamp() * 1000)


# -- reading --------------------------------------------------------------------------------------


def _blocks(name: str) -> Iterator[bytes]:
    """The bytes of a file as they come. Raises OSError."""
    if name == STDIN:
        # What another program writes is passed on as it writes it.
        stdin = cast(io.BufferedReader, sys.stdin.buffer)
        yield from iter(lambda: stdin.read1(_BLOCK), b"")
        return
    with Path(name).open("rb", buffering=0) as file:
        yield from iter(lambda: file.read(_BLOCK), b"")


class Complaint(NamedTuple):
    """What cannot be read."""

    text: str
    """Which file, where in it, and why."""
    remedy: str
    """What to do."""


def print_complaint(text: str) -> None:
    """One line on standard error."""
    print(text, file=sys.stderr)


class Input:
    """The files of a command line, one after the other. What cannot be read is one line on
    standard error, and the rest is read all the same."""

    def __init__(
        self,
        files: list[str],
        pipeline: Pipeline,
        where: Filter,
        hear: Callable[[int, str, Record], None] | None = None,
        complain: Callable[[Complaint], None] | None = None,
    ) -> None:
        """`hear` is told every record with its file, whatever the filter lets through; `complain`
        what cannot be read, which is printed otherwise."""
        self._hear = hear
        self._complain = complain or self.hear_of
        self._told: set[str] = set()
        """Remedies that were printed: they are the same for a thousand broken lines."""
        self._files = files
        self._pipeline = pipeline
        self._where = where
        self.unreadable = 0
        """Files and records that could not be read so far."""
        self.other: Counter[str] = Counter()
        """Other traffic so far, by its label."""

    @property
    def failed(self) -> bool:
        """Whether the command must end with status 2."""
        return self.unreadable > 0

    def events(self) -> Iterator[Found]:
        """Every event that the filter lets through, and batches without events."""
        for record in self.records():
            yield from self.inspected(*record)

    def records(self) -> Iterator[Numbered]:
        """Every record with its file."""
        for source_id, name in enumerate(self._files, 1):
            for record in self._of_file(name):
                if self._hear:
                    self._hear(source_id, name, record)
                yield source_id, name, record

    def _of_file(self, name: str) -> Iterator[Record]:
        """The records of one file up to where it cannot be read."""
        found = self._pipeline.read_blocks(_blocks(name))
        while True:
            try:
                record = next(found, None)
            except OSError as fault:
                self._complain(_unread(name, fault))
                return
            except MemoryError:
                what = shown(f"{name}: cannot be read: it is larger than the memory.")
                self._complain(Complaint(what, "Split it, or export it as one JSON value a line."))
                return
            if record is None:
                return
            yield record

    def inspected(self, source_id: int, name: str, record: Record) -> Iterator[Found]:
        """The events of a record that the filter lets through."""
        if record.kind is Kind.OTHER:
            self.other[record.label] += 1
            return
        look = Look(record, self._pipeline)
        for inspection in self._pipeline.inspect(record):
            if inspection.batch is None:
                told = inspection.diagnostics[0]
                self._complain(Complaint(shown(f"{name}: {told.message}"), told.remedy))
                continue
            key = EventKey(source_id, record.number, event_index(inspection))
            if not self._where.text or self._lets_through(Found(name, key, inspection), look):
                yield Found(name, key, inspection)

    def hear_of(self, complaint: Complaint) -> None:
        """Counts and prints a complaint of another one; what to do is said once."""
        self.unreadable += 1
        new = complaint.remedy not in self._told
        self._told.add(complaint.remedy)
        print_complaint(f"{complaint.text} {complaint.remedy}" if new else complaint.text)

    def _lets_through(self, found: Found, look: Look) -> bool:
        row = row_of(found.inspection, found.key, found.source)
        return self._where.matches(row, look.contains, look)


def _unread(name: str, fault: OSError) -> Complaint:
    text = shown(f"{name}: cannot be read: {fault.strerror or fault}.")
    return Complaint(text, _REMEDIES.get(type(fault), "Try it again, or copy it elsewhere first."))
