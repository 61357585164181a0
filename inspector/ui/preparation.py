"""What would be sent, and the sheet that says it: ticked events, or what a run has left."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from inspector.model.delivery import Outcome
from inspector.model.problems import Severity
from inspector.model.workspace import Workspace
from inspector.session import Session
from inspector.tasks import TaskOwner
from inspector.ui import words
from inspector.ui.arming import Arming
from inspector.ui.bridge import Bridge
from inspector.ui.drawing import Drawing
from inspector.ui.main_window import MainWindow
from inspector.ui.models.outlook import Outlook, sentence
from inspector.ui.places import Places
from inspector.ui.planner import MOST, Planner

if TYPE_CHECKING:
    from inspector.sending import Order
    from inspector.sending.ledger import RunNote


class Preparation(QObject):
    """Plans, shows the sheet, arms LIVE workspaces, and gives the order to send."""

    changed = Signal()
    """`button` may say something else."""
    ordered = Signal(object)
    """An `Order` to be sent now."""

    def __init__(
        self,
        session: Session,
        bridge: Bridge,
        window: MainWindow,
        places: Places,
        drawing: Drawing,
        tasks: TaskOwner,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._places = places
        self._tasks = tasks
        self._planner = Planner(session, bridge, self)
        self._drawing = drawing
        self._arming = Arming(self)
        self._opening: bool | None = None
        """Whether the sheet that opens once everything is planned is one for a dry run."""
        self._rest: RunNote | None = None
        self._doubtful = 0
        self._named: dict[Workspace, str] = {}
        self._shown: Outlook | None = None
        """What the sheet says: only that is sent."""
        self._connect(bridge)

    # -- requests -------------------------------------------------------------------------------

    def open_sheet(self, *, dry: bool) -> None:
        """Shows what would be sent. Nothing is sent by this."""
        chosen = words.plural(len(self._session.ticked), "event")
        if not self._session.ticked:
            self._window.say("Choose events first: tick them in the list (Space).", Severity.INFO)
            return
        if len(self._session.ticked) > MOST:
            self._window.say(
                f"{chosen} are chosen, and at most {MOST:,} can be sent in one run. Filter the "
                "list, untick the rest and send in parts.",
                Severity.INFO,
            )
            return
        if self._rest is not None or self._window.sheet.isHidden():
            self._rest = None
            self._window.sheet.choices.set_share(self._session.workspace.share)
        self._opening = dry
        if self._planner.many and not self._planner.ready:
            self._planner.begin()
        else:
            self._planner.finish()
            self.draw()
        self.changed.emit()

    def resume(self, note: "RunNote") -> None:
        """Shows what a run has left, at its own workspace. Nothing is sent by this."""
        from inspector.sending import JournalFault, ledger

        workspace = self._places.of_target(note.target, note.workspace)
        if workspace is None:
            self._window.say(
                f"No saved workspace leads to {note.target} any more; add it to go on with run "
                f"{note.id}."
            )
            return
        self._places.choose(workspace)
        try:
            self._rest, self._doubtful = note, ledger.counts(note.id)[Outcome.DOUBT]
            self._window.sheet.choices.set_share(note.choices.share)
            self._opening = False
            self._drawing.draw_rest(note.id, in_doubt=False)
        except JournalFault as fault:
            self._rest, self._opening = None, None
            self._window.say(str(fault))

    def draw(self) -> None:
        """Plans the ticked events afresh, where they are gathered."""
        if self._rest is None and self._planner.ready:
            choices = self._window.sheet.choices.choices()
            self._drawing.draw(self._planner.chosen, choices, self._session.workspace)

    def close(self) -> None:
        """Does no more."""
        self._arming.disarm()
        self._planner.stop()

    @property
    def button(self) -> tuple[str, str]:
        """What the button that opens the sheet says, and why it cannot be pressed now."""
        workspace = self._session.workspace
        place = f"{workspace.environment} {workspace.name}"
        chosen = len(self._session.ticked)
        if not chosen:
            return f"Send to {place}…", "Choose events first: tick them in the list (Space)."
        if self._planner.many and not self._planner.ready and self._opening is None:
            return f"Send up to {words.plural(chosen, 'event')} to {place}…", ""
        plan = self._drawing.plan
        if self._rest is not None:
            again = "Close the sheet to send what is ticked."
            return f"Run {self._rest.id} goes on…", again
        if not self._planner.ready or plan is None:
            return f"Counting {words.plural(chosen, 'event')}…", "Counting."
        if plan.items:
            return f"{sentence(plan, workspace)}…", ""
        what = words.plural(chosen, "chosen event")
        if plan.staying:
            sent = words.plural(plan.staying, "event was", "events were")
            return f"{sent} sent before…", ""
        return f"Nothing to send of {what}", "None of them can be sent; the verdicts say why."

    # -- the sheet ------------------------------------------------------------------------------

    def _connect(self, bridge: Bridge) -> None:
        sheet = self._window.sheet
        self._planner.gathered.connect(self.draw)
        self._drawing.drawn.connect(self._on_drawn)
        self._arming.changed.connect(self._refresh)
        bridge.ticks_changed.connect(self._on_ticks_changed)
        bridge.workspace_changed.connect(self._on_workspace_changed)
        sheet.choices.changed.connect(self._on_choices_changed)
        sheet.choices.doubt_toggled.connect(self._on_doubt_toggled)
        sheet.send_requested.connect(self._on_send_requested)
        sheet.arm_requested.connect(self._on_arm_requested)
        sheet.save_requested.connect(self._on_save_requested)
        sheet.closed.connect(self._on_sheet_closed)

    def _on_drawn(self) -> None:
        self.changed.emit()
        if self._drawing.fault:
            self._window.say(self._drawing.fault)
        if self._opening is not None:
            dry, self._opening = self._opening, None
            self._shown = self._outlook()
            self._window.sheet.open_sheet(self._shown, dry=dry)
            self._ask()
        else:
            self._refresh()

    def _refresh(self) -> None:
        drawn = self._drawing.plan is not None and (self._planner.ready or self._rest is not None)
        if drawn and not self._window.sheet.isHidden():
            self._shown = self._outlook()
            self._window.sheet.update_sheet(self._shown)

    def _outlook(self) -> Outlook:
        from inspector.sending import limits
        from inspector.sending.duration import seconds_for, slowed

        plan, workspace = self._drawing.plan, self._session.workspace
        assert plan is not None
        choices = self._window.sheet.choices.choices()
        bounds = limits(choices.share, choices.rate or None)
        return Outlook(
            plan=plan,
            workspace=workspace,
            choices=choices,
            most=limits(choices.share).requests,
            seconds=seconds_for(plan, bounds),
            slowed=slowed(plan, bounds),
            known=plan.repeated + plan.staying,
            named=self._named.get(workspace, ""),
            armed_until=self._arming.until(workspace.name),
            rest=self._rest,
            doubtful=self._doubtful if self._rest else 0,
        )

    def _ask(self) -> None:
        """Asks the server what it calls the workspace; the sandbox only once it runs."""
        workspace = self._session.workspace
        if self._places.sleeps(workspace):
            self._named[workspace] = "nothing yet: the sandbox here starts with the first send"
            self._refresh()
        elif workspace not in self._named:
            self._tasks.start(self._ask_name(workspace), name="ask the server")

    async def _ask_name(self, workspace: Workspace) -> None:
        there, said = await self._places.named(workspace)
        self._named |= {workspace: said, there: said}
        self._refresh()

    def _on_choices_changed(self) -> None:
        if self._rest is None:
            self.draw()
        else:
            self._refresh()

    def _on_doubt_toggled(self, on: bool) -> None:
        if self._rest is not None:
            self._drawing.draw_rest(self._rest.id, in_doubt=on)

    def _on_ticks_changed(self) -> None:
        self._opening = None
        if self._rest is not None:
            self._window.sheet.close_sheet()
        self.changed.emit()

    def _on_workspace_changed(self) -> None:
        if not self._arming.until(self._session.workspace.name):
            self._arming.disarm()
        self._shown = None
        self._window.sheet.rest_button()
        self.draw()
        if not self._window.sheet.isHidden():
            self._ask()
        self.changed.emit()

    def _on_sheet_closed(self) -> None:
        if self._rest is not None:
            self._rest = None
            self.draw()

    def _on_arm_requested(self) -> None:
        self._arming.arm(self._session.workspace.name)

    # -- what comes of it -----------------------------------------------------------------------

    def _order(self) -> "Order":
        from inspector.sending import Order

        plan, workspace = self._drawing.plan, self._session.workspace
        assert plan is not None
        sources = {number: each.name for number, each in self._session.sources.items()}
        choices = self._window.sheet.choices.choices()
        run = self._rest.id if self._rest else 0
        return Order(workspace, plan, choices, sentence(plan, workspace), sources, run)

    def _on_send_requested(self) -> None:
        shown = self._shown
        if shown is None or shown.plan is not self._drawing.plan:
            return
        if shown.plan.items and (not shown.live or self._arming.until(shown.workspace.name)):
            order = self._order()
            self._window.sheet.close_sheet()
            self.ordered.emit(order)

    def _on_save_requested(self) -> None:
        self._tasks.start(self._save(), name="save the plan")

    async def _save(self) -> None:
        from inspector.sending import planfile
        from inspector.ui.dialogs.files import ask_where_to_save

        order = self._order()
        path: Path | None = await ask_where_to_save(self._window, "plan.json", "Plan (*.json)")
        if path is None:
            return
        try:
            planfile.write(path, order)
        except OSError as error:
            self._window.say(f"The plan could not be saved: {error.strerror or error}.")
            return
        self._window.say(f"The plan is in {path}; send --plan sends it.", Severity.INFO)
