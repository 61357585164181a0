"""The sentences beside the panes: why a field looks as it does, why there is no request. Pure."""

from collections.abc import Callable, Iterable

from inspector.model.batch import Kind
from inspector.model.inspection import Inspection
from inspector.model.mapping import Decision, Dispute, Link, LinkKind, RuleInfo
from inspector.model.problems import Verdict

RuleLookup = Callable[[str], RuleInfo]

_LEADS = {
    LinkKind.DROPPED: "Dropped",
    LinkKind.ADDED: "Added",
    LinkKind.CONVERTED: "Converted",
    LinkKind.MERGED: "Merged",
    LinkKind.RENAMED: "Renamed",
    LinkKind.KEPT: "Kept",
    LinkKind.USED: "Used to decide",
}

_DECIDED = {
    Decision.ASK: "undecided, so not sent",
    Decision.SUPPORTED: "counts as supported here",
    Decision.UNSUPPORTED: "counts as not supported here",
}

_NO_REQUEST = {
    Verdict.UNREADABLE: "No request: this could not be read.",
    Verdict.REFUSED: "No request: MoEngage would refuse this event.",
    Verdict.UNSUPPORTED: "No request: MoEngage does not take this kind of event.",
    Verdict.DISPUTED: "No request yet: the documents disagree and the workspace has not decided.",
    Verdict.LOSSY: "No request: nothing of this event is left to send.",
    Verdict.CLEAN: "No request: there is nothing to send.",
}

_OTHER = {
    "identity call": "The SDK asks mParticle here who the user is. The answer is the mpid that the "
    "batches after it carry.",
    "alias call": "It asks mParticle to count the events of one mpid to another user.",
    "forwarding statistics": "The SDK tells mParticle here which kits were given an event. The "
    "event itself is in a batch.",
    "configuration": "What mParticle tells the SDK to do: kits, flags, intervals.",
    "preflight": "The browser asks here whether the call after it is allowed.",
}
"""What other traffic is for, by its label."""

_DIALECTS = {
    "native": "iOS/Android short keys",
    "native-message": "one iOS/Android message, short keys",
    "web-v1": "web SDK before version 3",
    "stored": "as mParticle stores it",
    "outbound": "outbound",
    "event": "a single event",
    "firehose": "Firehose",
}
"""What a batch that was translated is written in, by `Batch.shape`."""

NOTHING_CHOSEN = "Choose an event in the list to see it here, beside what MoEngage would receive."


def link_sentence(link: Link, rule: RuleLookup | None) -> str:
    """The fate of a field, the rule behind it, and how sure it is."""
    lead = _LEADS[link.kind]
    if rule is None:
        return f"{lead} by rule {link.rule}."
    info = rule(link.rule)
    return f"{lead}: {info.sentence}\nRule {info.id}, {info.standing} ({info.source})"


def no_request(inspection: Inspection) -> str:
    """Why the right pane has nothing to show, and what to do about it."""
    if inspection.record.kind is Kind.OTHER:
        what = inspection.record.label
        parts = [f"No request: this is other traffic ({what}), it carries no events."]
        return "\n\n".join(filter(None, (*parts, _OTHER.get(what, ""), inspection.record.about)))
    parts = [_NO_REQUEST[inspection.verdict]]
    for problem in inspection.diagnostics:
        if problem.verdict is inspection.verdict:
            parts.append(" ".join(filter(None, (problem.message, problem.remedy))))
    return "\n\n".join(parts)


def source_caption(inspection: Inspection) -> str:
    """Which event of which batch: `events[1] of batch 5f0c1a2b… · line 3, byte 120`; before it what
    the batch was written in, if it had to be translated; behind it what mParticle's partner
    interface calls the type, as the lists of what is supported speak of it."""
    record = inspection.record
    place = f"{record.label} · {record.place}" if record.label else record.place
    batch, event = inspection.batch, inspection.event
    if batch is None:
        return place
    name = batch.tree.get("batch_id") or batch.tree.get("source_request_id")
    of = f"batch {str(name)[:8]}…" if name else "batch"
    what = f"events[{event.index}] of {of}" if event else f"{of} without events"
    dialect = f"{_DIALECTS.get(batch.shape, batch.shape)} · " if batch.translated else ""
    firehose = inspection.mapping.firehose
    partner = f" · Firehose: {firehose}" if firehose else ""
    return f"{dialect}{what} · {place}{partner}"


def note(tried: bool, disputes: Iterable[Dispute]) -> str:
    """What stands before the requests: whether they are only tried, and by which decisions of the
    workspace they are as they are."""
    decided = (
        f"{each.name.replace('_', ' ')} {_DECIDED[each.decision]}"
        for each in disputes
        if each.of_event or each.decision is not Decision.ASK
    )
    return " · ".join([*(["what if, not saved"] if tried else []), *decided])


def target_caption(inspection: Inspection, note: str = "") -> str:
    """Which request, or how many, after a note; and which of the workspace's own rules worked on
    the event."""
    requests = inspection.mapping.requests
    if len(requests) == 1:
        what = f"POST {requests[0].path}"
    else:
        what = f"{len(requests)} requests" if requests else "no request"
    applied = inspection.mapping.applied
    numbers = ", ".join(map(str, applied))
    own = f"by workspace rule{'s' if len(applied) > 1 else ''} {numbers}" if applied else ""
    return " · ".join(filter(None, (note, what, own)))
