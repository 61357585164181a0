"""Workspaces as profiles: added with a key, changed, tested, removed and brought back."""

import asyncio
from collections.abc import Callable
from functools import partial

from inspector.model.problems import Severity
from inspector.model.workspace import Secret, Workspace
from inspector.session import Session
from inspector.storage import workspaces
from inspector.storage.secrets import SecretError
from inspector.tasks import TaskOwner
from inspector.ui.dialogs.asking import ask
from inspector.ui.dialogs.workspace import WorkspaceDialog
from inspector.ui.main_window import MainWindow
from inspector.ui.network import Network
from inspector.ui.places import Places, ask_name

_FAULTS = (SecretError, workspaces.WorkspaceError, OSError)


class Profiles:
    """Requests of the user that concern what is known of a workspace."""

    def __init__(
        self,
        session: Session,
        window: MainWindow,
        places: Places,
        network: Network,
        tasks: TaskOwner,
    ) -> None:
        self._session = session
        self._window = window
        self._places = places
        self._secrets = places.secrets
        self._network = network
        self._tasks = tasks

    async def add(self) -> None:
        """Asks for a profile and its key, keeps both and makes it the target."""
        settings = self._session.workspace.settings
        place = await self._network.run(asyncio.to_thread(lambda: self._secrets.place))
        origin = f"The key is kept {place}."
        await self._ask_for(WorkspaceDialog(settings, self._window, origin=origin))

    async def change(self) -> None:
        """Asks for what shall be otherwise in the target's profile."""
        workspace = self._session.workspace
        if not self._places.is_saved(workspace):
            self._window.say(
                "The sandbox here has no profile to change; choose a workspace first.",
                Severity.INFO,
            )
            return
        try:
            find = asyncio.to_thread(self._secrets.origin, workspace.name)
            origin = await self._network.run(find)
        except SecretError as error:
            origin = str(error)
        dialog = WorkspaceDialog(workspace.settings, self._window, workspace, origin)
        await self._ask_for(dialog)

    async def remove(self) -> None:
        """Forgets the target's profile and its key. One click brings both back."""
        workspace = self._session.workspace
        if not self._places.is_saved(workspace):
            self._window.say(
                "The sandbox here is always there; choose the workspace to remove first.",
                Severity.INFO,
            )
            return
        try:
            key = await self._network.run(asyncio.to_thread(self._forget, workspace.name))
        except _FAULTS as error:
            self._window.say(f"“{workspace.name}” could not be removed: {error}")
            return
        self._places.leave()
        what = "and its key are" if key else "is"
        self._window.messages.say(
            f"“{workspace.name}” {what} removed. What was sent there stays in the history.",
            Severity.INFO,
            "Undo",
            lambda: self._tasks.start(self._bring_back(workspace, key), name="undo"),
        )

    # -- inside ---------------------------------------------------------------------------------

    def _forget(self, name: str) -> Secret | None:
        """Both or nothing: a profile without its key is of no use to anybody."""
        key = self._secrets.remove(name)
        try:
            workspaces.remove(name)
        except (workspaces.WorkspaceError, OSError):
            if key:
                self._secrets.set(name, key)
            raise
        return key

    async def _bring_back(self, workspace: Workspace, key: Secret | None) -> None:
        self._window.messages.hide()
        await self._keep(workspace, key or Secret(""))

    async def _ask_for(self, dialog: WorkspaceDialog) -> None:
        dialog.test_requested.connect(partial(self._on_test_requested, dialog))
        if await ask(dialog):
            await self._keep(dialog.workspace(), dialog.secret())

    async def _keep(self, workspace: Workspace, key: Secret) -> None:
        kept = f"“{workspace.name}” is kept; its key stays as it was."
        try:
            if key.reveal():
                keep = asyncio.to_thread(self._secrets.set, workspace.name, key)
                kept = await self._network.run(keep)
            workspaces.add(workspace)
        except _FAULTS as error:
            self._window.say(f"The workspace could not be kept: {error}")
            return
        self._window.say(kept, Severity.INFO)
        self._places.choose(workspace)

    def _on_test_requested(self, dialog: WorkspaceDialog) -> None:
        work = self._test(dialog.workspace(), dialog.secret(), dialog.say)
        self._tasks.start(work, name="test connection")

    async def _test(self, workspace: Workspace, key: Secret, say: Callable[[str], None]) -> None:
        from inspector.moengage.errors import AnswerFault, ClientFault

        try:
            if not key.reveal():
                key = await self._places.key(workspace)
            name = await self._network.run(ask_name(workspace, key))
            say(f"Connected: MoEngage knows this workspace as “{name}”.")
        except (ClientFault, AnswerFault, SecretError) as error:
            say(str(error))
