"""Where events go: choosing a workspace, its mapping settings, its address and its key."""

import asyncio
from dataclasses import replace
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from inspector.model.mapping import MappingSettings
from inspector.model.workspace import SANDBOX, Environment, Secret, Workspace
from inspector.session import Session
from inspector.storage import workspaces
from inspector.storage.secrets import SecretError, Secrets, variable
from inspector.ui.dialogs.asking import ask
from inspector.ui.dialogs.mapping import MappingDialog
from inspector.ui.main_window import MainWindow
from inspector.ui.network import Network
from inspector.ui.reader import Reader


class Places:
    """Requests of the user that concern the target."""

    def __init__(
        self,
        session: Session,
        window: MainWindow,
        reader: Reader,
        network: Network,
    ) -> None:
        self._session = session
        self._window = window
        self._reader = reader
        self._network = network
        self.secrets = Secrets()
        """The keys of every workspace but the sandbox here."""
        self._sandbox = session.workspace
        window.bottom.menu_requested.connect(self.open_menu)

    def open_menu(self) -> None:
        """Shows every workspace, what can be added and what can be set."""
        menu = QMenu(self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        for workspace in (self._sandbox, *self._saved()):
            action = QAction(f"{workspace.environment}   {workspace.name}", menu)
            action.setCheckable(True)
            action.setChecked(workspace.name == self._session.workspace.name)
            action.triggered.connect(partial(self._on_chosen, workspace))
            menu.addAction(action)
        menu.addSeparator()
        for name in ("add_workspace", "change_workspace", "remove_workspace", "mapping"):
            menu.addAction(self._window.actions_by_id[name])
        self._window.bottom.show_workspace_menu(menu)

    def choose(self, workspace: Workspace) -> None:
        """Makes `workspace` the target; its settings decide the mapping from now on."""
        if self._session.workspace.name == self._sandbox.name:
            self._sandbox = self._session.workspace
        if self._session.set_workspace(workspace):
            self._reader.reread_all()

    def choose_saved(self, name: str) -> None:
        """Makes the workspace of that name the target, if there is one and it is for tests: real
        customers are never the first target."""
        for workspace in self._saved():
            if workspace.name == name and workspace.environment is Environment.TEST:
                self.choose(workspace)

    def at_sandbox(self, base_url: str) -> Workspace:
        """The sandbox as the target, now that it has an address."""
        workspace = replace(self._session.workspace, base_url=base_url)
        self.choose(workspace)
        return workspace

    def leave(self) -> None:
        """Makes the sandbox here the target."""
        self.choose(self._sandbox)

    async def set_mapping(self) -> None:
        """Asks for the mapping settings of the target."""
        workspace = self._session.workspace
        dialog = MappingDialog(workspace.name, workspace.settings, self._window)
        if not await ask(dialog):
            return
        self.keep_settings(dialog.settings())

    def keep_settings(self, settings: MappingSettings) -> bool:
        """Makes these the mapping settings of the target and saves them with it. False where they
        hold but could not be saved, which is said."""
        kept = True
        changed = replace(self._session.workspace, settings=settings)
        if self.is_saved(changed):
            try:
                workspaces.add(changed)
            except (workspaces.WorkspaceError, OSError) as error:
                self._window.say(f"The settings hold for now, but could not be kept: {error}")
                kept = False
        self.choose(changed)
        return kept

    def of_target(self, target: str, name: str) -> Workspace | None:
        """The workspace a run went to, by its target or, for the sandbox here, by its name."""
        from inspector.sending.journal import target_of

        known = (self._session.workspace, *self._saved())
        there = next((each for each in known if target_of(each) == target), None)
        return self._sandbox if there is None and name == self._sandbox.name else there

    async def target(self, workspace: Workspace) -> tuple[Workspace, Secret]:
        """The workspace with its address, and its key; the sandbox is started where it was not.
        Raises SecretError and SandboxError."""
        if workspace.data_center != SANDBOX or workspace.base_url not in ("", self._here()):
            return workspace, await self.key(workspace)
        sandbox = await self._network.open_sandbox()
        if workspace.base_url == sandbox.base_url:
            return workspace, sandbox.key
        return self.at_sandbox(sandbox.base_url), sandbox.key

    async def named(self, workspace: Workspace) -> tuple[Workspace, str]:
        """The workspace with its address, and what its server calls it, or why it does not say."""
        from inspector.moengage.errors import AnswerFault, ClientFault
        from inspector.moengage.tables import AddressError
        from inspector.sandbox import SandboxError

        try:
            workspace, key = await self.target(workspace)
            name = await self._network.run(ask_name(workspace, key))
            return workspace, f"it knows this workspace as “{name}”"
        except (ClientFault, AnswerFault, AddressError, SandboxError, SecretError) as error:
            return workspace, str(error)

    def sleeps(self, workspace: Workspace) -> bool:
        """Whether it is the sandbox here, and that does not run yet."""
        return workspace.data_center == SANDBOX and not workspace.base_url

    def _here(self) -> str:
        return self._network.sandbox.base_url if self._network.sandbox else ""

    async def key(self, workspace: Workspace) -> Secret:
        """The key of a workspace. Raises SecretError with a sentence where there is none."""
        found = await self._network.run(asyncio.to_thread(self.secrets.get, workspace.name))
        if found is None:
            raise SecretError(
                f"There is no key for “{workspace.name}”. Add the workspace again with its key, "
                f"or set the environment variable {variable(workspace.name)}."
            )
        return found

    def is_saved(self, workspace: Workspace) -> bool:
        """Whether there is a profile of that name; of the sandbox here there is none."""
        return any(each.name == workspace.name for each in self._saved())

    # -- inside ---------------------------------------------------------------------------------

    def _saved(self) -> tuple[Workspace, ...]:
        try:
            return workspaces.load()
        except workspaces.WorkspaceError as error:
            self._window.say(str(error))
            return ()

    def _on_chosen(self, workspace: Workspace, _checked: bool = False) -> None:
        self.choose(workspace)


async def ask_name(workspace: Workspace, key: Secret) -> str:
    """What its server calls a workspace. Raises ClientFault, AnswerFault and AddressError."""
    from inspector.moengage import probe, tables

    return await probe.ask_name(tables.base_url(workspace), workspace.workspace_id, key)
