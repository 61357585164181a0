"""What the send sheet says of a plan. No Qt."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector.model.workspace import Environment, Workspace
from inspector.ui import words

if TYPE_CHECKING:
    from inspector.sending import Choices, Plan
    from inspector.sending.ledger import RunNote

MANY = 20
"""Events that may go to a LIVE workspace without its name being typed."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """Everything the sheet says."""

    plan: "Plan"
    workspace: Workspace
    choices: "Choices"
    most: int
    """Requests a minute that the share allows."""
    seconds: float
    """How long it takes, if nothing is repeated."""
    known: int = 0
    """Chosen events that went to the workspace before."""
    named: str = ""
    """What the server calls the workspace, or why it does not say, as a sentence."""
    armed_until: float = 0.0
    """For a LIVE workspace: seconds since the epoch, or 0."""
    slowed: str = ""
    """Why one user's events go slower than the rest, as a sentence."""
    rest: "RunNote | None" = None
    """The run that goes on; None for a new one."""
    doubtful: int = 0
    """Its events that may have arrived."""

    @property
    def live(self) -> bool:
        """Whether real customers get the events."""
        return self.workspace.environment is Environment.LIVE

    @property
    def asks_for_name(self) -> bool:
        """Whether the workspace's name has to be typed."""
        return self.live and (self.plan.events > MANY or self.plan.edited > 0)


def sentence(plan: "Plan", workspace: Workspace) -> str:
    """What a button that sends will do, exactly: `Send 2 events for 2 users to TEST Sandbox`."""
    events = words.plural(len(plan.items), "event")
    users = words.plural(plan.users, "user")
    return f"Send {events} for {users} to {workspace.environment} {workspace.name}"


def facts(outlook: Outlook) -> list[tuple[str, str]]:
    """The plan as rows of a name and what there is to say."""
    plan, workspace = outlook.plan, outlook.workspace
    target = f"{workspace.environment} {workspace.name} · workspace id {workspace.workspace_id}"
    rows = [("Target", target), ("Server says", outlook.named or "Asking…")]
    if outlook.rest:
        started = words.day(outlook.rest.started)
        rows.append(("Goes on", f"with run {outlook.rest.id} of {started}"))
    users = words.plural(plan.users, "user")
    rows.append(("Events", f"{words.plural(plan.events, 'event')} for {users}"))
    if not plan.excluded:
        rows.append(("Left out", "nothing"))
    if plan.span:
        oldest, newest = plan.span
        rows.append(("Happened", words.span(oldest, newest)))
    calls = words.plural(plan.requests, "bulk call" if outlook.choices.bulk else "request")
    updates = words.plural(plan.user_updates, "user update")
    rows.append(("Requests", f"{calls} with {updates}" if plan.user_updates else calls))
    if plan.edited:
        rows.append(("Edited", f"{words.plural(plan.edited, 'event was', 'events were')} edited"))
    if outlook.known:
        again = "go once more: MoEngage counts them twice" if plan.repeated else "stay here"
        rows.append(("Known", f"{_known(outlook)}; they {again}"))
    about = "under a second" if outlook.seconds < 1 else f"about {words.duration(outlook.seconds)}"
    rows.append(("Takes", f"{about} at {outlook.most:,} requests a minute at most"))
    if outlook.slowed:
        rows.append(("One user", outlook.slowed))
    return rows


def _known(outlook: Outlook) -> str:
    """`378 events accepted by this workspace before, 22 in doubt`: those may have arrived."""
    doubtful = outlook.plan.doubtful
    sure = outlook.known - doubtful
    parts = [f"{words.plural(sure, 'event')} accepted by this workspace before"] if sure else []
    if doubtful:
        count = f"{doubtful:,}" if sure else words.plural(doubtful, "event")
        parts.append(f"{count} in doubt, which may have arrived")
    return ", ".join(parts)
