"""What the actions do with the shown event, and the lists of actions and help. Opening is
`inspector.ui.opening`'s, sending `inspector.ui.delivery`'s."""

from inspector.diagnose.samples import load_samples
from inspector.model.problems import Severity
from inspector.pages import Page
from inspector.report import Case, load, write
from inspector.session import Session
from inspector.storage import resources
from inspector.ui.actions import ROWS
from inspector.ui.dialogs.asking import ask
from inspector.ui.dialogs.help import HelpDialog
from inspector.ui.dialogs.lists import Palette, Shortcuts
from inspector.ui.dialogs.report import ReportDialog
from inspector.ui.main_window import MainWindow
from inspector.ui.models.help import Topic, guide, topics


class Commands:
    """Requests of the user that concern what is shown."""

    def __init__(self, session: Session, window: MainWindow) -> None:
        self._session = session
        self._window = window
        self._help: HelpDialog | None = None
        window.details.help_requested.connect(self.help)

    # -- finding --------------------------------------------------------------------------------

    def focus_filter(self) -> None:
        """Puts the cursor into the filter line."""
        self._window.top.filter.setFocus()
        self._window.top.filter.selectAll()

    def next_difference(self) -> None:
        """Goes to the next marked line of the panes."""
        if not self._window.compare.next_difference():
            self._window.say("This event has no differences to walk.", Severity.INFO)

    def previous_difference(self) -> None:
        """Goes to the marked line before."""
        if not self._window.compare.previous_difference():
            self._window.say("This event has no differences to walk.", Severity.INFO)

    def edit(self) -> None:
        """Opens a copy of the shown event to be edited."""
        if not self._window.work.editing.begin():
            self._window.say("Choose an event first: there is nothing to edit here.", Severity.INFO)

    def copy_curl(self) -> None:
        """Copies the shown event's requests for a shell."""
        panel = self._window.details.request
        selected = self._session.selected
        shown = self._session.inspection(selected) if selected else None
        panel.show_event(shown, self._session.workspace)
        if not panel.copy_curl():
            self._window.say("No request is made of this event.", Severity.INFO)

    async def report(self) -> None:
        """Writes down why the shown event, as it was found, is not in MoEngage."""
        key = self._session.selected
        if key is None:
            self._window.say("Choose the event to report on first.", Severity.INFO)
            return
        session = self._session
        inspection, pipeline, tables = (
            session.edits.original(key, session.pipeline),
            session.pipeline,
            load(resources.read),
        )
        workspace = session.workspace

        def make(full: bool) -> Page:
            case = Case(
                inspection,
                session.sources[key.source].name,
                workspace.settings,
                f"{workspace.environment} {workspace.name}",
                tuple(session.attempts.get(key, ())),
                full,
            )
            return write(case, tables, pipeline.rule, pipeline.explain)

        await ask(ReportDialog(make, self._window))

    async def palette(self) -> None:
        """Lists every action and does the chosen one."""
        dialog = Palette(self._window.actions_by_id, self._window)
        if await ask(dialog) and dialog.chosen is not None:
            dialog.chosen.trigger()

    def help(self, topic: str = "") -> None:
        """Opens the help beside the window, at a page of it if one is named."""
        if self._help is None:
            self._help = HelpDialog(self._topics(), self._window)
        self._help.show()
        if topic:
            self._help.show_topic(topic)

    async def shortcuts(self) -> None:
        """Shows every shortcut."""
        await ask(Shortcuts(self._window))

    # -- inside ---------------------------------------------------------------------------------

    def _topics(self) -> tuple[Topic, ...]:
        pipeline = self._session.pipeline
        files = {name: resources.read(name) for name in resources.names("samples/problems")}
        return topics(
            guide(resources.read("help/guide.toml")),
            pipeline.problems,
            load_samples(files),
            pipeline.rules,
            [(row.menu, row.text, "  or  ".join(row.keys)) for row in ROWS],
        )
