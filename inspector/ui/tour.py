"""The guided demo: walks through the sample shop, changes nothing but what is shown and chosen."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject

from inspector.model.workspace import SANDBOX, Environment, Workspace
from inspector.session import Session
from inspector.storage import resources
from inspector.ui.main_window import MainWindow
from inspector.ui.panels.tour import TourBar
from inspector.ui.places import Places


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing to see (`resources/help/tour.toml`)."""

    title: str
    text: str
    filter: str
    tab: str
    tick: bool = False


class _Table(msgspec.Struct, forbid_unknown_fields=True):
    step: tuple[Step, ...]


def steps() -> tuple[Step, ...]:
    """The steps in order. Raises msgspec.DecodeError for a table that cannot be right."""
    return msgspec.toml.decode(resources.read("help/tour.toml"), type=_Table).step


class Tour(QObject):
    """Runs while its bar is there."""

    def __init__(
        self,
        session: Session,
        window: MainWindow,
        places: Places,
        open_sample: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._places = places
        self._open_sample = open_sample
        self._steps: tuple[Step, ...] = ()
        self._at = 0
        self._before = ""
        self._workspace: Workspace | None = None
        """The target that was left for the sandbox."""
        self.bar: TourBar | None = None

    def start(self) -> None:
        """From the first step; the sample is opened where it is not yet."""
        if self.bar is not None:
            self._show(0)
            return
        self._steps = steps()
        self._before = self._window.top.filter.text()
        if not any(source.name == "sample shop" for source in self._session.sources.values()):
            self._open_sample()
        self.bar = TourBar(self._window.theme)
        self.bar.moved.connect(self._on_moved)
        self.bar.left.connect(self.leave)
        self._window.add_bar(self.bar)
        self._show(0)

    def leave(self) -> None:
        """Ends at once; filter and target are what they were before, but for a LIVE target, which
        is chosen by hand only."""
        if self.bar is not None:
            if self._workspace and self._workspace.environment is Environment.TEST:
                self._places.choose(self._workspace)
            self._workspace = None
            self._window.remove_bar(self.bar)
            self.bar = None
            self._window.top.filter.set_filter(self._before)

    # -- inside ---------------------------------------------------------------------------------

    def _on_moved(self, by: int) -> None:
        if 0 <= self._at + by < len(self._steps):
            self._show(self._at + by)
        else:
            self.leave()

    def _show(self, at: int) -> None:
        assert self.bar is not None
        self._at, step = at, self._steps[at]
        self.bar.show_step(at + 1, len(self._steps), step.title, step.text)
        self._window.top.filter.set_filter(step.filter)
        if len(self._session.rows):
            self._window.list.go_to(0)
        self._window.details.show_tab(step.tab)
        if step.tick:
            self._go_to_sandbox()
            self._session.untick_all()
            self._session.tick_shown(True)

    def _go_to_sandbox(self) -> None:
        """The events of the sample are nobody's: they must not reach a workspace of the user's."""
        if self._session.workspace.data_center != SANDBOX:
            self._workspace = self._session.workspace
            self._places.leave()
