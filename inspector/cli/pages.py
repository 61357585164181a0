"""What `check` and `map` print, made in this process or in several (`--jobs`), in one order."""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from inspector.cli.common import STDIN, Complaint, Found, Input, Numbered
from inspector.cli.summary import Summary
from inspector.cli.words import Refusal, shown
from inspector.crew import Crew
from inspector.index.filter import Filter
from inspector.pipeline import Pipeline

SHARE = 100
"""Records a task of another process: some milliseconds of work."""
SHARE_SIZE = 1 << 20
"""Bytes of them, beyond which fewer are enough: what is under way stays small."""

Write = Callable[[Found], str]
"""What is printed of an event."""


class Page(NamedTuple):
    """What is printed of some records."""

    texts: list[tuple[str, str]]
    """One an event, with the name of its file."""
    complaints: list[Complaint]
    other: Counter[str]
    summary: Summary


def add_jobs(parser: argparse.ArgumentParser) -> None:
    """`--jobs`."""
    parser.add_argument(
        "--jobs", type=_number, default=1, metavar="N",
        help="processes that share the work; the order stays that of the files",
    )  # fmt: skip


def print_events(
    source: Input, pipeline: Pipeline, write: Write, args: argparse.Namespace
) -> Summary:
    """Prints every event that the filter lets through; with several files, text names each before
    its first one. Raises Refusal where a process cannot be had."""
    summary, before = Summary(), ""
    for page in _pages(source, pipeline, write, args):
        for complaint in page.complaints:
            source.hear_of(complaint)
        source.other += page.other
        summary.add(page.summary)
        for name, text in page.texts:
            if args.format == "text" and len(args.files) > 1 and name != before:
                print(shown(f"{name}:"))
                before = name
            print(text)
        if STDIN in args.files:
            sys.stdout.flush()  # what comes as it happens is told as it happens
    return summary


def _pages(
    source: Input, pipeline: Pipeline, write: Write, args: argparse.Namespace
) -> Iterator[Page]:
    records = source.records()
    if args.jobs == 1:
        with paging(pipeline, args.where, write) as page:
            yield from (page([record]) for record in records)
        return
    try:
        with Crew(args.jobs, paging, (pipeline, args.where, write), "jobs") as crew:
            yield from (done.answer for done in crew.work(_shares(records)))
    except OSError as fault:
        raise Refusal(f"--jobs {args.jobs}: {fault}") from fault


def _shares(records: Iterator[Numbered]) -> Iterator[list[Numbered]]:
    share: list[Numbered] = []
    size = 0
    for record in records:
        share.append(record)
        size += len(record[2].raw)
        if len(share) == SHARE or size > SHARE_SIZE:
            yield share
            share, size = [], 0
    if share:
        yield share


@contextmanager
def paging(
    pipeline: Pipeline, where: Filter, write: Write
) -> Iterator[Callable[[list[Numbered]], Page]]:
    """What makes the page of some records."""

    def page(records: list[Numbered]) -> Page:
        made = Page([], [], Counter(), Summary())
        source = Input([], pipeline, where, complain=made.complaints.append)
        for record in records:
            for found in source.inspected(*record):
                made.summary.take(found)
                made.texts.append((found.source, write(found)))
        made.other.update(source.other)
        return made

    yield page


def _number(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 64:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes from 1 to 64")
    return int(text)
