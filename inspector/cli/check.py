"""`check`: what becomes of every event and what is wrong with it."""

import argparse
from collections import Counter
from collections.abc import Callable, Iterator

from inspector.cli import across
from inspector.cli.across import Whole
from inspector.cli.common import Found, Input, add_files, add_mapping_options, pipeline_of
from inspector.cli.words import DONE, PROBLEMS, WRONG, Commands, iso, shown
from inspector.model.json import Json, encode
from inspector.model.problems import Diagnostic, Severity, Verdict

_LOUD = (Severity.ERROR, Severity.WARNING)
"""Problems that get a line of their own; the others are counted at the end."""
_TOP = 10


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
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints the lines as events are read; text ends with a summary."""
    pipeline = pipeline_of(args)
    whole = Whole(pipeline) if args.across else None
    source = Input(args.files, pipeline, args.where, whole.take if whole else None)
    summary = Summary()
    line: Callable[[Found], str] = json_line if args.format == "json" else text_lines
    for found in headed(source.events(), args):
        summary.take(found)
        print(line(found))
    if args.format == "text":
        print(summary.text(source))
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


# -- json -----------------------------------------------------------------------------------------


def json_line(found: Found) -> str:
    """The line of the contract (README, A journey)."""
    event = found.inspection.event
    identity: dict[str, Json] = dict(found.inspection.identities)
    line: dict[str, Json] = {
        "source": found.source,
        "batch": found.key.record,
        "event": event.index if event else None,
        "event_type": event.event_type if event else None,
        "name": event.name if event else None,
        "time": iso(event.time_ms) if event else None,
        "identity": identity,
        "verdict": str(found.inspection.verdict),
        "diagnostics": diagnostics(found),
    }
    return encode(line).decode()


def diagnostics(found: Found) -> list[Json]:
    """The problems as the contract writes them."""
    return [
        {
            "code": problem.code,
            "severity": str(problem.severity),
            "message": problem.message,
            "pointer": problem.pointer,
        }
        for problem in found.inspection.diagnostics
    ]


# -- text -----------------------------------------------------------------------------------------


def headed(events: Iterator[Found], args: argparse.Namespace) -> Iterator[Found]:
    """The same events; with several files, text names each before its first one."""
    before = ""
    for found in events:
        if args.format == "text" and len(args.files) > 1 and found.source != before:
            print(shown(f"{found.source}:"))
            before = found.source
        yield found


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


class Summary:
    """Counts while events go by."""

    def __init__(self) -> None:
        self.events = 0
        self.batches: set[tuple[int, int]] = set()
        self.verdicts: Counter[Verdict] = Counter()
        self.problems: Counter[tuple[Severity, str]] = Counter()

    @property
    def severities(self) -> set[Severity]:
        """Every severity met."""
        return {severity for severity, _ in self.problems}

    def take(self, found: Found) -> None:
        """Counts one event; a problem counts once an event."""
        self.events += found.inspection.event is not None
        self.batches.add(found.key[:2])
        self.verdicts[found.inspection.verdict] += 1
        self.problems.update({(p.severity, p.code) for p in found.inspection.diagnostics})

    def text(self, source: Input) -> str:
        """The end of a text report."""
        lines = [
            "",
            f"{_count(self.events, 'event')} in {_count(len(self.batches), 'batch', 'es')}",
        ]
        verdicts = sorted(self.verdicts.items(), key=lambda item: -item[0].rank)
        if verdicts:
            lines[-1] += ": " + ", ".join(f"{count:,} {verdict}" for verdict, count in verdicts)
        if source.unreadable:
            lines.append(f"{source.unreadable:,} unreadable, see above")
        if source.other:
            skipped = ", ".join(f"{count:,} {label}" for label, count in source.other.most_common())
            lines.append(shown(f"Other traffic, not events: {skipped}"))
        problems = sorted(self.problems.items(), key=lambda item: (item[0][0].rank, -item[1]))
        lines += [
            f"{count:8,}  {severity:11}  {code}" for (severity, code), count in problems[:_TOP]
        ]
        if len(problems) > _TOP:
            lines.append(f"{'':10}and {len(problems) - _TOP} more kinds of problem")
        return "\n".join(lines)


def _count(number: int, word: str, plural: str = "s") -> str:
    return f"{number:,} {word if number == 1 else word + plural}"
