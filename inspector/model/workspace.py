"""Where requests go: a MoEngage workspace as the user knows it. Its key is never part of it."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from inspector.model.mapping import MappingSettings


class Environment(StrEnum):
    """Test data or real customers."""

    TEST = "TEST"
    LIVE = "LIVE"


SANDBOX = "sandbox"
"""The data centre that stands for the local sandbox."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """A profile. `workspace_id` is MoEngage's App ID (Data API reference, Authentication)."""

    name: str
    workspace_id: str
    data_center: str
    """`01` to `06`, `101`, or `sandbox`."""
    environment: Environment = Environment.TEST
    settings: MappingSettings = field(default_factory=MappingSettings)
    base_url: str = ""
    """Overrides the data centre's address: a proxy, or the sandbox's free port."""
    share: int = 50
    """Percent of MoEngage's limits this tool may use: the customer's own traffic needs the rest."""

    @property
    def mapping(self) -> MappingSettings:
        """The settings, with what the workspace is for. In the sandbox anything may be tried."""
        live = None if self.data_center == SANDBOX else self.environment is Environment.LIVE
        return replace(self.settings, live=live)


@dataclass(frozen=True, slots=True)
class Secret:
    """A key that does not show itself. `reveal()` is called where a request is signed, only."""

    value: str = field(repr=False)

    def reveal(self) -> str:
        """The key itself."""
        return self.value

    def __str__(self) -> str:
        return "••••"

    def __repr__(self) -> str:
        return "Secret(••••)"


def usual_environment(workspace_id: str, data_center: str) -> Environment:
    """What a workspace is until somebody says otherwise: the sandbox and ids with `_DEBUG` at their
    end, as client code writes them, are TEST; real customers must be expected in all others."""
    test = data_center == SANDBOX or workspace_id.upper().endswith("_DEBUG")
    return Environment.TEST if test else Environment.LIVE


LOCAL = Workspace("Sandbox (this machine)", "SANDBOX", SANDBOX)
"""Where a window starts: a LIVE workspace is never the first target."""
