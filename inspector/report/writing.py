"""One inspected event becomes a report: what it is, what it becomes, what to do about it."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from inspector.model.delivery import Attempt
from inspector.model.inspection import Inspection
from inspector.model.json import Json, encode, pretty
from inspector.model.mapping import Link, LinkKind, MappingSettings, RuleInfo
from inspector.model.problems import Diagnostic, Finding, Verdict
from inspector.pages import Block, Bullets, Code, Grid, Page, Paragraph, Section
from inspector.report.redaction import Openly, Redactor
from inspector.report.requests import redacted_body
from inspector.report.tables import Tables

_ANSWERS = {
    Verdict.UNREADABLE: "It could not be read, so it never was an event.",
    Verdict.REFUSED: "MoEngage would refuse it, or take it and throw it away.",
    Verdict.UNSUPPORTED: "MoEngage does not take this kind of event from mParticle.",
    Verdict.DISPUTED: "MoEngage's documents contradict each other about this kind of event.",
    Verdict.LOSSY: "It should be there, but not with everything it carried.",
    Verdict.CLEAN: "Nothing here keeps it from MoEngage; the reason lies elsewhere.",
}
_QUOTED = re.compile(r'"((?:[^"\\]|\\.){2,})"')
_MOST = 200_000
"""Bytes of an unreadable record that are looked through; its sentences quote the first few."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Case:
    """What is known of the event in question."""

    inspection: Inspection
    source: str
    """The name of the file or capture it is from."""
    settings: MappingSettings
    workspace: str = ""
    """The workspace in words, such as `TEST Sandbox`; empty where only settings were given."""
    attempts: tuple[Attempt, ...] = ()
    full: bool = False
    """Whether values are shown as they are."""


def write(
    case: Case,
    tables: Tables,
    rule: Callable[[str], RuleInfo],
    explain: Callable[[Finding], Diagnostic],
) -> Page:
    """The report of one event. The same input gives the same report."""
    redactor = Openly() if case.full else Redactor(tables.shows)
    batch = case.inspection.batch
    if batch is not None:
        for name, value in batch.identities:
            redactor.learn_as(name, value)
        redactor.learn(dict(batch.tree))
    else:
        _learn_texts(case.inspection.record.raw, redactor)
    problems = [_reworded(each, redactor, explain) for each in case.inspection.diagnostics]
    sections = [
        Section("In short", tuple(_short(case.inspection, problems))),
        Section("What mParticle has", tuple(_sent(case, redactor))),
        Section("What it becomes", tuple(_becomes(case, tables, redactor, rule))),
        Section("What is wrong, and what to do", tuple(_wrong(problems))),
        Section("What was sent from here", tuple(_attempts(case.attempts, redactor))),
        Section("What only a dashboard can answer", tuple(_looks(tables))),
    ]
    hidden = Section("What is hidden", tuple(_hidden(redactor, case.full)))
    name = case.inspection.event.name if case.inspection.event else ""
    kind = case.inspection.event.event_type if case.inspection.event else "this record"
    title = f"Why is “{name or kind or 'this event'}” not in MoEngage?"
    return Page(redactor.words(title), (*sections, hidden))


def _learn_texts(raw: bytes, redactor: Redactor) -> None:
    """What cannot be read may be told of in a sentence: every text in quotes is somebody's."""
    for text in _QUOTED.findall(raw[:_MOST].decode(errors="replace")):
        redactor.learn(text)


def _reworded(
    problem: Diagnostic, redactor: Redactor, explain: Callable[[Finding], Diagnostic]
) -> Diagnostic:
    """The same problem, told with hidden values."""
    values = {name: redactor.words(value) for name, value in problem.values.items()}
    pointers = tuple(map(redactor.words, problem.pointers))
    return explain(Finding(problem.code, pointers, values))


def _short(inspection: Inspection, problems: list[Diagnostic]) -> Iterator[Block]:
    yield Paragraph(_ANSWERS[inspection.verdict])
    for problem in problems:
        if problem.verdict is inspection.verdict is not Verdict.CLEAN:
            yield Paragraph(f"{problem.message} {problem.remedy}")
            return


def _sent(case: Case, redactor: Redactor) -> Iterator[Block]:
    batch, event = case.inspection.batch, case.inspection.event
    rows = [("Where", f"{case.source}, {case.inspection.record.place}")]
    if batch is None:
        yield Grid(("", ""), tuple(rows))
        return
    if event is not None:
        rows += [("Event type", event.event_type or "none"), ("Name", event.name or "none")]
        rows += [("Time", _time(event.time_ms))]
    rows += [("Environment", batch.environment), ("Form", batch.shape)]
    rows += [(f"Identity {name}", str(redactor.value(value))) for name, value in batch.identities]
    yield Grid(("", ""), tuple(rows))
    rest: dict[str, Json] = {key: value for key, value in batch.tree.items() if key != "events"}
    if event is not None:
        yield Code(_json(redactor.tree(event.tree, event.pointer)), "The event:")
    yield Code(_json(redactor.tree(rest)), "The batch around it:")


def _becomes(
    case: Case, tables: Tables, redactor: Redactor, rule: Callable[[str], RuleInfo]
) -> Iterator[Block]:
    mapping = case.inspection.mapping
    yield Paragraph(_settings(case.settings, case.workspace))
    if own := case.settings.rules:
        yield Paragraph("The workspace changes events before they are mapped:")
        yield Bullets(
            tuple(
                (
                    f"Rule {number}: {redactor.words(each.sentence)}"
                    f"{', at work here' if number in mapping.applied else ''}.",
                    (),
                )
                for number, each in enumerate(own, 1)
            )
        )
    if mapping.firehose:
        yield Paragraph(f"mParticle's partner interface calls this type {mapping.firehose}.")
    for index, request in enumerate(mapping.requests):
        body = redacted_body(index, mapping, tables.shows, redactor)
        yield Code(_json(body), f"POST {request.path}")
    if not mapping.requests:
        yield Paragraph("No request is made of it.")
    fates = Counter(link.kind for link in mapping.links for _ in link.sources or ("",))
    if fates:
        told = ", ".join(f"{fates[kind]} {kind}" for kind in LinkKind if fates[kind])
        yield Paragraph(f"Its fields: {told}.")
    lost = tuple(_lost(link, redactor, rule) for link in mapping.links if _is_loss(link))
    if lost:
        yield Grid(("Left out", "Why", "Who says so"), lost)


def _settings(settings: MappingSettings, workspace: str) -> str:
    decided = ", ".join(f"{name} {decision}" for name, decision in settings.disputed)
    return (
        f"Under {f'the settings of {workspace}' if workspace else 'these settings'}: users by "
        f"{settings.identity}, objects {'on' if settings.objects else 'off'}, commerce "
        f"{'on' if settings.commerce else 'off'}, action names as in {settings.action_names}"
        f"{f', decided: {decided}' if decided else ''}."
    )


def _is_loss(link: Link) -> bool:
    return link.kind is LinkKind.DROPPED and link.substance


def _lost(link: Link, redactor: Redactor, rule: Callable[[str], RuleInfo]) -> tuple[str, str, str]:
    info = rule(link.rule)
    where = redactor.words(", ".join(link.sources))
    return where, info.sentence, f"{info.source} ({info.standing})"


def _wrong(problems: list[Diagnostic]) -> Iterator[Block]:
    if not problems:
        yield Paragraph("Nothing that this tool knows of.")
        return
    yield Bullets(
        tuple(
            (
                f"{problem.severity}: {problem.message}",
                tuple(filter(None, (
                    problem.explanation,
                    f"What to do: {problem.remedy}" if problem.remedy else "",
                    f"Where: {', '.join(problem.pointers)}" if problem.pointers else "",
                    f"Source: {problem.source} [{problem.code}]",
                ))),
            )
            for problem in problems
        )
    )  # fmt: skip


def _attempts(attempts: tuple[Attempt, ...], redactor: Redactor) -> Iterator[Block]:
    if not attempts:
        yield Paragraph("Nothing, as far as this tool remembers.")
        return
    head = ("Time", "Request", "Outcome", "Answer", "Request id")
    yield Grid(
        head,
        tuple(
            (
                _time(int(attempt.started * 1000)),
                attempt.family,
                str(attempt.outcome),
                redactor.words(attempt.sentence),
                attempt.answer.request_id if attempt.answer else "",
            )
            for attempt in attempts
        ),
    )


def _looks(tables: Tables) -> Iterator[Block]:
    yield Bullets(
        tuple((look.question, (look.why, f"Source: {look.source}")) for look in tables.looks)
    )


def _hidden(redactor: Redactor, full: bool) -> Iterator[Block]:
    if full:
        yield Paragraph("Nothing: full values were asked for. Mind who reads this.")
        return
    counts = ", ".join(f"{count} × {kind}" for kind, count in redactor.hidden.items())
    yield Paragraph(
        f"Values were replaced by tokens such as ‹text 1›; equal values have equal tokens. Hidden: "
        f"{counts or 'nothing'}. Names of fields and events, types and times are shown."
    )


def _json(value: Json) -> str:
    return pretty(encode(value))


def _time(time_ms: int | None) -> str:
    if time_ms is None:
        return "none"
    try:
        moment = _EPOCH + timedelta(milliseconds=time_ms)
    except OverflowError:
        return str(time_ms)
    return f"{moment:%Y-%m-%d %H:%M:%S}.{moment.microsecond // 1000:03d} UTC"
