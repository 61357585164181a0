"""One event becomes requests, links and findings. Pure; the same code for window and headless."""

from collections.abc import Iterable
from typing import NamedTuple

from inspector.mapping.assemble import assemble
from inspector.mapping.rows import TypeRow
from inspector.mapping.rules import RuleBook
from inspector.mapping.settle import Work, settle
from inspector.mapping.shapes import Node
from inspector.mapping.tell import Told, field_findings, loose_links
from inspector.mapping.walk import walk
from inspector.model.batch import Event
from inspector.model.mapping import Decision, LinkKind, Mapping, MappingSettings
from inspector.model.problems import Finding


class Trace(NamedTuple):
    """What an event becomes, and how that came about."""

    mapping: Mapping
    trees: tuple[Node, ...]
    """What the requests were built of; the writer of a leaf is its `Write`."""
    told: tuple[Told, ...]
    """The findings that speak of fields, which stand last in the mapping's."""


def map_event(event: Event, book: RuleBook, settings: MappingSettings) -> Mapping:
    """What `event` becomes in a workspace with `settings`."""
    return trace(event, book, settings).mapping


def trace(event: Event, book: RuleBook, settings: MappingSettings) -> Trace:
    """What `event` becomes in a workspace with `settings`, and how."""
    kind = book.kind(event)
    plan = book.plan(kind, settings)
    work = Work(book)
    findings = tuple(_type_findings(event, kind, settings))
    claims = walk(event, plan.event, plan.batch)
    if not kind.maps(settings):
        deciding = {event.pointer + pointer for pointer in ("/event_type", *kind.where)}
        for claim in claims:
            fate = LinkKind.USED if claim.pointer in deciding else LinkKind.DROPPED
            # What its events share is not lost with one of them.
            work.fate(claim, fate, kind.id, substance=claim.pointer.startswith(event.pointer))
        return Trace(Mapping((), tuple(loose_links(work)), findings, kind.firehose), (), ())
    for claim in claims:
        settle(claim, settings, work)
    made = assemble(work, plan.added, with_event=kind.outcome == "event")
    told = tuple(field_findings(work))
    mapping = Mapping(
        made.requests,
        (*made.links, *loose_links(work)),
        (*findings, *(each.finding for each in told)),
        kind.firehose,
    )
    return Trace(mapping, made.trees, told)


def _type_findings(event: Event, kind: TypeRow, settings: MappingSettings) -> Iterable[Finding]:
    values = {
        "event_type": event.event_type or "none",
        "firehose": kind.firehose or "none",
        "sentence": kind.sentence,
        "source": kind.source,
        "name": event.name or "none",
    }
    pointers = (f"{event.pointer}/event_type" if event.event_type else event.pointer,)
    if kind.finding:
        yield Finding(kind.finding, pointers, values)
    if kind.commerce and not settings.commerce:
        yield Finding("commerce.disabled", pointers, values)
    if not kind.dispute:
        return
    decision = settings.decision(kind.dispute)
    if decision is Decision.ASK:
        yield Finding("event.disputed", pointers, values)
    elif decision is Decision.UNSUPPORTED:
        yield Finding("event.decided_unsupported", pointers, values)
    elif kind.outcome == "none":
        yield Finding("event.no_mapping", pointers, values)
