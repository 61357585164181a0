"""Everything behind the window, built once: who reads, who sends, what each action does."""

import asyncio
import sys
from collections.abc import Callable, Coroutine
from functools import partial

from PySide6.QtGui import QGuiApplication

from inspector.model.problems import Severity
from inspector.session import Session
from inspector.tasks import TaskOwner
from inspector.ui import actions
from inspector.ui.bridge import Bridge
from inspector.ui.capture import Capturing
from inspector.ui.closing import Closing
from inspector.ui.commands import Commands
from inspector.ui.comparing import Comparing
from inspector.ui.composing import Composing
from inspector.ui.delivery import Delivery
from inspector.ui.dispatch import Dispatch
from inspector.ui.drawing import Drawing
from inspector.ui.follower import Follower
from inspector.ui.leaving import Leaving
from inspector.ui.looks import Looks
from inspector.ui.main_window import MainWindow
from inspector.ui.memory import Memory
from inspector.ui.network import Network
from inspector.ui.opening import Opening
from inspector.ui.overviewer import Overviewer
from inspector.ui.persons import Persons
from inspector.ui.places import Places
from inspector.ui.preparation import Preparation
from inspector.ui.profiles import Profiles
from inspector.ui.reader import Reader
from inspector.ui.resumption import Resumption
from inspector.ui.searcher import Searcher
from inspector.ui.tour import Tour
from inspector.ui.what_if import WhatIf


class Desk:
    """The window's parts at work. Build and close it while the window's loop is set."""

    def __init__(self, session: Session, bridge: Bridge, window: MainWindow) -> None:
        self.session = session
        self.window = window
        self.tasks = TaskOwner(self._on_failure)
        self.reader = Reader(session)
        self.searcher = Searcher(session, bridge)
        self.overviewer = Overviewer(session, bridge)
        self.network = Network()
        self.follower = Follower(session, self.reader, self.network, self.tasks, window.say)
        self.opening = Opening(session, window, self.reader, self.follower)
        self.commands = Commands(session, window)
        self.looks = Looks(window)
        self.places = Places(session, window, self.reader, self.network)
        self.profiles = Profiles(session, window, self.places, self.network, self.tasks)
        self.closing = Closing(session, window, self.reader)
        self.comparing = Comparing(session, window)
        self.composing = Composing(session, window, self.reader)
        self.tour = Tour(session, window, self.places, self.opening.open_sample)
        self.what_if = WhatIf(session, bridge, window, self.places)
        self.memory = Memory(
            session, bridge, window, self.reader, self.follower, self.places,
            self.opening, self.looks,
        )  # fmt: skip
        self.persons = Persons(session, window)
        self.delivery = self._delivery(bridge)
        self.resumption = Resumption(window, self.network, self.delivery.resume)
        self.capturing = Capturing(session, bridge, window, self.reader, self.tasks)
        hint = partial(window.say, severity=Severity.INFO)
        actions.bind(window.actions_by_id, self._slots(), self._has, hint)
        self.leaving = Leaving(session, window, lambda: self.delivery.running, self.delivery.end)
        window.sheet.closed.connect(window.list.setFocus)
        window.details.sandbox_wanted.connect(self._show_sandbox)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.looks.follow_desktop)
        window.close_asked.connect(partial(self._start, self.leaving.ask))

    async def read(self) -> None:
        """Waits until everything that was opened is read."""
        done = asyncio.Event()
        self.reader.finished.connect(done.set)
        while self.reader.busy:
            done.clear()
            await done.wait()
        self.reader.finished.disconnect(done.set)

    def select(self, number: int) -> bool:
        """Goes to a row of the list, counted from 1. False where there is none."""
        if not 1 <= number <= len(self.session.rows):
            return False
        self.window.list.go_to(number - 1)
        return True

    async def painted(self) -> None:
        """Waits until counts, list and panes show what the session holds."""
        self.window.facets.refresh()
        for _ in range(3):
            await asyncio.sleep(0.02)
        # The panes took their room after the row was chosen, and may have covered it.
        self.window.list.scrollTo(self.window.list.currentIndex())

    async def close(self) -> None:
        """Ends every task, thread and server, in the order that loses nothing."""
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.disconnect(self.looks.follow_desktop)
        self.persons.close()
        self.window.work.editing.close()
        self.window.work.counting.close()
        self.delivery.close()
        self.what_if.close()
        await self.capturing.close()
        self.searcher.close()
        self.overviewer.close()
        self.reader.close()
        await self.tasks.close()
        self.capturing.end()
        self.network.close()

    # -- inside ---------------------------------------------------------------------------------

    def _delivery(self, bridge: Bridge) -> Delivery:
        session, window, places, tasks = self.session, self.window, self.places, self.tasks
        drawing = Drawing(self.network, tasks, window)
        preparation = Preparation(session, bridge, window, places, drawing, tasks)
        dispatch = Dispatch(session, self.network, places, window)
        return Delivery(session, bridge, window, preparation, dispatch, tasks)

    def _show_sandbox(self) -> None:
        sandbox = self.network.sandbox
        self.window.details.sandbox.show_snapshot(sandbox.snapshot() if sandbox else None)

    def _has(self, need: str) -> bool:
        """Whether something is there that actions need (`actions.LACKING`)."""
        session = self.session
        match need:
            case "source":
                return bool(session.sources)
            case "event":
                return session.selected is not None
            case "edit":
                edited = session.selected is not None and session.selected in session.edits
                return edited or self.window.work.editing.active
            case "capture":
                return self.capturing.capture is not None
            case "captured":
                return self.capturing.feed is not None
            case "reading":
                return session.reading
            case "run":
                return self.delivery.running
        raise KeyError(need)

    def _slots(self) -> actions.Slots:
        commands, delivery, window = self.commands, self.delivery, self.window
        opening = self.opening
        return {
            "open": partial(self._start, opening.open),
            "paste": opening.paste,
            "sample": opening.open_sample,
            "reload": opening.reload_shown,
            "follow": opening.follow_shown,
            **self._capture_slots(),
            "stop_reading": self.reader.stop,
            "close_source": self.closing.close_shown,
            "bring_back": self.closing.bring_back,
            "quit": window.close,
            "filter": commands.focus_filter,
            "clear_filter": partial(window.top.filter.set_filter, ""),
            "show_other": partial(window.top.filter.toggle, "show:any"),
            "next_row": partial(window.list.step, 1),
            "previous_row": partial(window.list.step, -1),
            "next_problem": partial(window.list.step, 1, with_problem=True),
            "previous_problem": partial(window.list.step, -1, with_problem=True),
            "next_difference": commands.next_difference,
            "previous_difference": commands.previous_difference,
            "edit": commands.edit,
            "compose": partial(self._start, self.composing.compose),
            "revert": window.work.editing.revert,
            "tick_all": partial(window.list.tick_shown, True),
            "untick_all": self.closing.untick_all,
            "send": delivery.open_sheet,
            "dry_run": partial(delivery.open_sheet, dry=True),
            "pause": delivery.toggle_pause,
            "cancel": delivery.cancel,
            "history": delivery.show_history,
            "copy_curl": commands.copy_curl,
            "workspace": self.places.open_menu,
            "add_workspace": partial(self._start, self.profiles.add),
            "change_workspace": partial(self._start, self.profiles.change),
            "remove_workspace": partial(self._start, self.profiles.remove),
            "mapping": partial(self._start, self.places.set_mapping),
            "what_if": self.what_if.open,
            "restore": self.memory.toggle_restore,
            **self.looks.slots(),
            "palette": partial(self._start, commands.palette),
            "find_in_pane": window.compare.open_finder,
            "compare": self.comparing.compare,
            "report": partial(self._start, commands.report),
            "tour": self.tour.start,
            "help": commands.help,
            "shortcuts": partial(self._start, commands.shortcuts),
        }

    def _capture_slots(self) -> actions.Slots:
        capturing = self.capturing
        return {
            "capture": partial(self._start, capturing.open),
            "capture_pause": capturing.toggle_pause,
            "capture_follow": capturing.toggle_follow,
            "capture_clear": capturing.clear,
            "capture_save": partial(self._start, capturing.save),
            "capture_stop": partial(self._start, capturing.stop),
        }

    def _start(self, work: Callable[[], Coroutine[None, None, None]]) -> None:
        self.tasks.start(work(), name=work.__name__)

    def _on_failure(self, name: str, error: BaseException) -> None:
        error.add_note(f"This ended the task “{name}”.")
        sys.excepthook(type(error), error, error.__traceback__)  # as Qt does where a slot fails
