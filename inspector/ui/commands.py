"""What the actions do: opening, pasting, walking, looks. Sending is `inspector.ui.delivery`'s."""

from datetime import datetime
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from inspector.diagnose.samples import load_samples
from inspector.model.problems import Severity
from inspector.pages import Page
from inspector.report import Case, load, write
from inspector.session import Session
from inspector.storage import resources
from inspector.ui import theme as themes
from inspector.ui.actions import ROWS
from inspector.ui.dialogs.asking import ask
from inspector.ui.dialogs.help import HelpDialog
from inspector.ui.dialogs.lists import Palette, Shortcuts
from inspector.ui.dialogs.report import ReportDialog
from inspector.ui.follower import Follower
from inspector.ui.main_window import MainWindow
from inspector.ui.models.help import Topic, guide, topics
from inspector.ui.reader import Reader

SAMPLE = "samples/shop.ndjson"


class Commands:
    """Requests of the user that concern what is shown."""

    def __init__(
        self, session: Session, window: MainWindow, reader: Reader, follower: Follower
    ) -> None:
        self._session = session
        self._window = window
        self._reader = reader
        self._follower = follower
        window.dropped.connect(self._on_dropped)
        window.facets.close_requested.connect(session.close_source)
        window.facets.reopen_requested.connect(self.reopen)
        self._help: HelpDialog | None = None
        window.details.help_requested.connect(self.help)
        window.facets.follow_requested.connect(self._on_follow_requested)
        window.facets.follows = follower.follows
        reader.reloaded.connect(self._on_reloaded)
        window.facets.pause_requested.connect(self._on_pause_requested)

    # -- opening --------------------------------------------------------------------------------

    def open_paths(self, paths: list[Path], follow: bool = False) -> None:
        """Opens files, each as a source; with `follow` they are read on as they grow."""
        for path in paths:
            source = self._reader.open_path(path)
            if follow:
                self._follower.follow(source.id, True)

    async def open(self) -> None:
        """Asks for files and opens them."""
        dialog = QFileDialog(self._window, "Open batches")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(
            ["Batches and recordings (*.json *.ndjson *.jsonl *.har *.txt *.log)", "All files (*)"]
        )
        if await ask(dialog):
            self.open_paths([Path(name) for name in dialog.selectedFiles()])

    def paste(self) -> None:
        """Opens the clipboard's text, or the files in it."""
        data = QGuiApplication.clipboard().mimeData()
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.open_paths(paths)
        elif data.text().strip():
            self._open_text("Pasted", data.text().encode(errors="surrogatepass"))
        else:
            self._window.say(
                "The clipboard holds no text. Copy a batch, then paste again.", Severity.INFO
            )

    def open_sample(self) -> None:
        """Opens the shop that comes with the program."""
        self._reader.open_text("sample shop", resources.read(SAMPLE))

    def reopen(self, source_id: int) -> None:
        """Reads a file again."""
        self._reader.reload(source_id)

    def reload_shown(self) -> None:
        """Reads the file of the event that is shown again; where none is, every file."""
        sources = self._session.sources
        selected = self._session.selected
        wanted = [selected.source] if selected else list(sources)
        files = [source_id for source_id in wanted if sources[source_id].path]
        for source_id in files:
            self._reader.reload(source_id)
        if not files:
            self._window.say("This was pasted: there is no file to read again.", Severity.INFO)

    def close_shown(self) -> None:
        """Closes the source of the event that is shown, or the only one."""
        selected = self._session.selected
        if selected is not None:
            self._session.close_source(selected.source)
        elif len(self._session.sources) == 1:
            self._session.close_source(next(iter(self._session.sources)))
        else:
            self._window.say("Choose an event of the source to close first.", Severity.INFO)

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

    def untick_all(self) -> None:
        """Takes every event back."""
        self._session.untick_all()

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

    # -- looks ----------------------------------------------------------------------------------

    def use_theme(self, name: str) -> None:
        """`light`, `dark`, or `system` for what the desktop says."""
        self.mark_theme(name)
        chosen = themes.system_theme() if name == "system" else name
        self._window.set_theme(themes.load(chosen))

    def follow_desktop(self) -> None:
        """The desktop turned light or dark: so does the window, unless it was told otherwise."""
        if self._window.actions_by_id["theme_system"].isChecked():
            self.use_theme("system")

    def mark_theme(self, name: str) -> None:
        """Marks the look that holds in the menu."""
        for each in ("system", "light", "dark"):
            self._window.actions_by_id[f"theme_{each}"].setChecked(each == name)

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

    def _open_text(self, what: str, data: bytes) -> None:
        self._reader.open_text(f"{what} {datetime.now().astimezone():%H:%M}", data)

    def _on_reloaded(self, source_id: int, lost: int) -> None:
        if lost:
            source = self._session.sources[source_id]
            one = "1 chosen event is" if lost == 1 else f"{lost:,} chosen events are"
            self._window.say(
                f"{source.name} was read again; {one} not in it any more.", Severity.WARNING
            )

    def follow_shown(self) -> None:
        """Follows the file of the shown event, or no longer; where none is shown, the only one."""
        selected = self._session.selected
        files = [each.id for each in self._session.sources.values() if each.path]
        wanted = [selected.source] if selected else files[:1] if len(files) == 1 else []
        if wanted and wanted[0] in files:
            self._on_follow_requested(wanted[0])
        else:
            self._window.say("Choose an event of a file to follow it.", Severity.INFO)

    def _on_follow_requested(self, source_id: int) -> None:
        self._follower.follow(source_id, not self._follower.follows(source_id))
        self._window.facets.refresh()

    def _on_pause_requested(self, source_id: int) -> None:
        self._reader.pause(source_id)
        self._window.facets.refresh()

    def _on_dropped(self, paths: list[Path], text: bytes) -> None:
        if paths:
            self.open_paths(paths)
        elif text.strip():
            self._open_text("Dropped", text)
