"""Mapping settings that are being tried: nothing is saved or sent by them."""

from collections.abc import Callable

from inspector.index.forecast import Forecast
from inspector.model.mapping import MappingSettings
from inspector.model.workspace import Workspace
from inspector.pipeline import Pipeline
from inspector.session.facts import Fact


class Draft:
    """What is tried for a workspace, and the way back, step by step."""

    def __init__(
        self,
        workspace: Workspace,
        pipeline_under: Callable[[MappingSettings], Pipeline],
        tell: Callable[[Fact], None],
    ) -> None:
        self._pipeline_under = pipeline_under
        self._tell = tell
        self._workspace = workspace
        self._steps = [workspace.settings]
        self._pipeline: Pipeline | None = None
        self.forecast: Forecast | None = None
        """What is known so far of what all events would be; None while nothing is."""

    @property
    def settings(self) -> MappingSettings:
        """What is tried now; the workspace's own settings where nothing is."""
        return self._steps[-1]

    @property
    def is_open(self) -> bool:
        """Whether something else is tried than what the workspace holds."""
        return self.settings != self._workspace.settings

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return len(self._steps) > 1

    @property
    def pipeline(self) -> Pipeline:
        """What the event on screen is mapped by."""
        if self._pipeline is None:
            self._pipeline = self._pipeline_under(self.settings)
        return self._pipeline

    def change(self, settings: MappingSettings) -> None:
        """Tries `settings`."""
        if settings != self.settings:
            self._steps.append(settings)
            self._changed()

    def know(self, forecast: Forecast | None) -> None:
        """So much is known of what all events would be."""
        if forecast or self.forecast:
            self.forecast = forecast
            self._tell(Fact.FORECAST_CHANGED)

    def undo(self) -> None:
        """Tries what was tried before; after saving, what the workspace held before."""
        if self.can_undo:
            self._steps.pop()
            self._changed()

    def discard(self) -> None:
        """Tries nothing any more; this too can be undone."""
        self.change(self._workspace.settings)

    def hold(self, workspace: Workspace) -> None:
        """The workspace holds other settings now, or is another one: then nothing is tried."""
        was_open, same = self.is_open, workspace.name == self._workspace.name
        self._workspace = workspace
        steps = self._steps if same else []
        if not steps or workspace.settings != self.settings:
            steps.append(workspace.settings)
        self._steps, self._pipeline = steps, None
        if was_open:
            self._changed()

    def _changed(self) -> None:
        self._pipeline = None
        self._tell(Fact.DRAFT_CHANGED)
