"""MoEngage's side: the settings that decide, the requests an event becomes, a link per field."""

from dataclasses import dataclass, replace
from enum import StrEnum

from inspector.model.json import Json, encode
from inspector.model.problems import Finding
from inspector.model.workspace_rule import WorkspaceRule


class Identity(StrEnum):
    """Which mParticle identity is the workspace's `customer_id` (partner guide)."""

    CUSTOMER_ID = "customer_id"
    EMAIL = "email"
    MPID = "mpid"


class ActionNames(StrEnum):
    """How a commerce action is spelled as an event name."""

    BATCH = "batch"
    TITLE = "title"


class Decision(StrEnum):
    """What the workspace decided about a type the documents disagree on."""

    ASK = "ask"
    SUPPORTED = "supported"
    UNSUPPORTED = "unsupported"


DISPUTES = ("promotion", "impression", "push_registration", "identity_change", "consent")
"""The types whose documents contradict each other, one switch each."""


@dataclass(frozen=True, slots=True)
class MappingSettings:
    """The workspace settings that change what an event becomes (MoEngage's partner guide)."""

    identity: Identity = Identity.CUSTOMER_ID
    objects: bool = False
    """Object data type enabled by MoEngage."""
    commerce: bool = True
    """Commerce support enabled by MoEngage for the workspace."""
    action_names: ActionNames = ActionNames.BATCH
    disputed: tuple[tuple[str, Decision], ...] = ()
    """Decisions by the names in `DISPUTES`; a name left out means `ask`."""
    rules: tuple[WorkspaceRule, ...] = ()
    """What is changed about events before they are mapped, in this order."""
    live: bool | None = None
    """Whether the requests go to real customers; None where that does not matter. Changes no
    request, only what is said about it."""

    def decision(self, dispute: str) -> Decision:
        """What was decided about `dispute`."""
        return dict(self.disputed).get(dispute, Decision.ASK)

    def decide(self, dispute: str, decision: Decision) -> "MappingSettings":
        """The same with `dispute` decided so."""
        decided = {name: self.decision(name) for name in DISPUTES} | {dispute: decision}
        kept = ((name, each) for name, each in decided.items() if each is not Decision.ASK)
        return replace(self, disputed=tuple(kept))


class LinkKind(StrEnum):
    """The fate of a field (README, Glossary)."""

    KEPT = "kept"
    RENAMED = "renamed"
    CONVERTED = "converted"
    MERGED = "merged"
    USED = "used"
    DROPPED = "dropped"
    ADDED = "added"


class Standing(StrEnum):
    """How sure a rule is."""

    DOCUMENTED = "documented"
    DISPUTED = "disputed"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Link:
    """One fate: sources in the batch, a target in a request, and the rule that says so."""

    sources: tuple[str, ...]
    """Pointers into the batch; empty for an added field."""
    target: str | None
    """`/<request index>/<pointer in the body>`; None for a field that is dropped or only used."""
    kind: LinkKind
    rule: str
    """Id of the rule row."""
    substance: bool = True
    """False for bookkeeping nobody would miss, such as a session id or an explicit null."""


MAX_BODY_BYTES = 128 * 1024
"""The largest body an endpoint takes (Data API overview)."""


@dataclass(frozen=True, slots=True)
class Request:
    """One MoEngage Data API request, without its workspace and key."""

    family: str
    """`customer` or `event`: the endpoint and its rate limit."""
    body: dict[str, Json]

    @property
    def path(self) -> str:
        """Path with the workspace left open (Data API reference)."""
        return f"/v1/{self.family}/{{workspace_id}}"

    def encoded(self) -> bytes:
        """The exact bytes that would be sent."""
        return encode(self.body)


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """What the window tells about a rule."""

    id: str
    sentence: str
    source: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class Statement:
    """One side of a contradiction."""

    says: str
    source: str
    """Who says so, and where."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """Documents that contradict each other, and what the workspace decided."""

    name: str
    """Its switch, one of `DISPUTES`."""
    decision: Decision
    sentence: str
    statements: tuple[Statement, ...]
    of_event: bool = True
    """Whether it is about the event as a whole, and not about one of its fields."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """What one event becomes."""

    requests: tuple[Request, ...]
    links: tuple[Link, ...]
    findings: tuple[Finding, ...]
    firehose: str = ""
    """The name mParticle's partner interface gives the type, empty where it has none."""
    applied: tuple[int, ...] = ()
    """The workspace rules that changed the event, counted from 1."""
