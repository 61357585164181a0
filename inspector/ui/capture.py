"""Capturing in the window: the endpoint, its panel and the source that grows."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from inspector.capture import HOST, PORT, Apart, CaptureError, new_path
from inspector.capture.claims import Claim
from inspector.index.source import State
from inspector.model.problems import Severity
from inspector.session import Session
from inspector.storage import paths
from inspector.tasks import TaskOwner
from inspector.ui.bridge import Bridge
from inspector.ui.capture_files import Files, earlier
from inspector.ui.capture_recovery import Recovery
from inspector.ui.dialogs.asking import ask
from inspector.ui.main_window import MainWindow
from inspector.ui.network import Network
from inspector.ui.reader import Reader

if TYPE_CHECKING:  # the first paint must not wait for them
    from inspector.ui.capture_feed import Feed
    from inspector.ui.panels.capture import CapturePanel
    from inspector.ui.panels.capture_settings import Listening


class Capturing(QObject):
    """Owns the capture of the window; there is one at a time."""

    def __init__(
        self,
        session: Session,
        bridge: Bridge,
        window: MainWindow,
        reader: Reader,
        tasks: TaskOwner,
    ) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._reader, self._tasks = reader, tasks
        self._network = Network()  # a thread of its own: sending must not wait for it
        self.panel: CapturePanel | None = None
        self.capture: Apart | None = None
        """The endpoint, while it listens."""
        self.feed: Feed | None = None
        """What reads its file, until that is read to the end."""
        self._listening: Listening | None = None
        self.files = Files(window, self._network)
        self.recovery = Recovery(window, reader, self.files, tasks)
        self._claim: Claim | None = None
        bridge.rows_appended.connect(self._on_rows_appended)

    # -- requests -------------------------------------------------------------------------------

    async def open(self) -> None:
        """Starts the capture with its help in sight; where it runs, shows or hides the help."""
        if self.capture and self.panel:
            self.panel.toggle_help()
            return
        await self.start()

    async def start(self, listening: "Listening | None" = None) -> None:
        """Listens; what is wrong is said in the panel, with a way out."""
        panel = await self._show_panel()
        await self.stop()
        panel.show_idle("Starting…")
        listening = listening or self._listening or _usual()
        try:
            self.capture = await self._network.run(_begin(listening))
        except CaptureError as error:
            self._say_failed(error, listening)
            return
        self._claim = Claim(self.capture.path)
        self._listening = type(listening)(self.capture.port, listening.host)
        panel.settings.show_listening(self._listening, str(self.capture.path))
        panel.help.show_address(self.capture.base_url)
        panel.say("")
        panel.show_help(True)
        self._begin_source()
        self._show_earlier()
        await self._pass_on(panel.settings.pass_on.isChecked(), panel.settings.upstream.text())

    async def stop(self) -> None:
        """Listens no more; what came stays."""
        capture, self.capture = self.capture, None
        if capture is None:
            return
        await self._end(capture)
        if self.feed:
            self.feed.ending = True
            if not len(self.feed.source) and not self.feed.waiting:
                self._session.close_source(self.feed.source.id)
        self._window.top.show_capture(None)
        self._show(capture, running=False)

    async def save(self) -> None:
        """Asks for a place and copies what was captured there."""
        if self.feed:
            await self.files.save(Path(self.feed.source.path))

    def toggle_pause(self) -> None:
        """Holds the list still, or lets what came meanwhile in. The capture goes on."""
        if self.feed:
            self.feed.paused = not self.feed.paused
            self._refresh()

    def toggle_follow(self) -> None:
        """Keeps the newest event in sight, or no longer."""
        if self.panel:
            self.panel.follow.setChecked(not self.panel.follow.isChecked())

    def clear(self) -> None:
        """Takes what came from the list. Chosen events stay; the file has everything."""
        if self.feed and self.capture:
            self.feed.clear()
            self._window.say(
                f"The list was cleared. Everything captured is still in {self.capture.path}.",
                Severity.INFO,
            )

    async def close(self) -> None:
        """Ends the capture with the window."""
        if self.capture:
            await self._end(self.capture)
            self.capture = None
        self.recovery.close()

    def end(self) -> None:
        """Ends the thread, once no task needs it any more."""
        self._network.close()

    async def _end(self, capture: Apart) -> None:
        await self._network.run(capture.stop())
        if self._claim:
            self._claim.release()
            self._claim = None

    # -- the panel ------------------------------------------------------------------------------

    async def _show_panel(self) -> "CapturePanel":
        if self.panel is None:
            from inspector.ui.panels.capture import CapturePanel

            self.panel = CapturePanel(self._window.theme, self._session.pipeline.severity)
            self._window.add_bar(self.panel)
            self._connect(self.panel)
        self.panel.show()
        return self.panel

    def _connect(self, panel: "CapturePanel") -> None:
        start = self._tasks.start
        panel.start_requested.connect(lambda: start(self.start(), name="start capturing"))
        panel.stop_requested.connect(lambda: start(self.stop(), name="stop capturing"))
        panel.save_requested.connect(lambda: start(self.save(), name="save the capture"))
        panel.pause_requested.connect(self.toggle_pause)
        panel.clear_requested.connect(self.clear)
        panel.token_toggled.connect(self._window.top.filter.toggle)
        panel.news_seen.connect(self._on_news_seen)
        panel.tabs.currentChanged.connect(lambda _: self._refresh())
        panel.follow.toggled.connect(lambda _: self._on_rows_appended())
        settings = panel.settings
        settings.listen_requested.connect(
            lambda wanted: start(self._move(wanted), name="listen elsewhere")
        )
        settings.pass_on_requested.connect(
            lambda on, url: start(self._pass_on(on, url), name="pass on")
        )
        settings.open_requested.connect(lambda path: self._reader.open_path(Path(path)))
        settings.delete_requested.connect(lambda path: start(self._delete(path), name="delete"))

    def _say_failed(self, error: CaptureError, listening: "Listening") -> None:
        assert self.panel is not None
        free = type(listening)(0, listening.host)
        again = lambda: self._tasks.start(self.start(free), name="take a free port")  # noqa: E731
        self.panel.show_failed(str(error), "Use a free port" if error.port_taken else "", again)

    async def _move(self, wanted: "Listening") -> None:
        if wanted.host != HOST and not await self._may_be_reached():
            assert self.panel is not None
            self.panel.settings.host.choose(HOST)
            return
        await self.start(wanted)

    async def _may_be_reached(self) -> bool:
        box = QMessageBox(self._window)
        box.setWindowTitle("Listen to the whole network")
        box.setText("Everybody in the network could then send to this program. Is that wanted?")
        box.setInformativeText("They can fill the capture's file; they cannot read anything here.")
        yes = box.addButton("Listen to the network", QMessageBox.ButtonRole.AcceptRole)
        box.addButton("Only this machine", QMessageBox.ButtonRole.RejectRole)
        await ask(box)
        return box.clickedButton() is yes

    async def _pass_on(self, on: bool, address: str) -> None:
        if self.capture is None or self.panel is None:
            return
        try:
            await self._network.run(self.capture.pass_on(address if on else None))
        except ValueError as error:
            self.panel.say(str(error))

    def _show_earlier(self) -> None:
        if self.panel:
            now = self.capture.path if self.capture else None
            self.panel.settings.show_earlier(earlier(now))

    async def _delete(self, path: str) -> None:
        await self.files.delete(Path(path))
        self._show_earlier()

    # -- the source -----------------------------------------------------------------------------

    def _begin_source(self) -> None:
        from inspector.ui.capture_feed import Feed

        capture = self.capture
        assert capture is not None
        if self.feed:
            self.feed.ending = True
        source = self._session.begin_source(
            f"capture :{capture.port}", 0, str(capture.path), State.LIVE
        )
        self.feed = feed = Feed(
            self._session, self._reader, self._network, source, lambda: capture.size
        )
        self._window.top.show_capture(capture.port)
        self._tasks.start(self._run(feed), name="capture feed")

    async def _run(self, feed: "Feed") -> None:
        await feed.run(self._refresh)
        if self.feed is feed and self.capture and not feed.ending:
            await self.stop()  # its source was closed

    def _refresh(self) -> None:
        if self.capture:
            self._show(self.capture, running=not self.capture.ended)
            if self.capture.ended:
                self._tasks.start(self.stop(), name="stop capturing")

    def _show(self, capture: Apart, *, running: bool) -> None:
        from inspector.ui.capture_view import show

        if self.panel and self.feed:
            show(self.panel, capture, self.feed, running=running)

    def _on_news_seen(self) -> None:
        if self.feed and self.panel:
            self.feed.news.seen()
            self.panel.show_news(self.feed.news)

    def _on_rows_appended(self) -> None:
        if self.panel and self.panel.follow.isChecked():
            self._window.list.scrollToBottom()


def _usual() -> "Listening":
    from inspector.ui.panels.capture_settings import Listening

    return Listening(PORT, HOST)


async def _begin(listening: "Listening") -> Apart:
    """A capture that listens. Raises CaptureError."""
    capture = Apart(new_path(paths.captures(), datetime.now()), listening.port, listening.host)
    await capture.start()
    return capture
