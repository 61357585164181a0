"""Where events go: chosen, added with a key, set up; every row follows the settings."""

import pytest
from PySide6.QtWidgets import QMenu

from inspector.model.mapping import Identity
from inspector.model.workspace import Environment, Workspace
from inspector.storage import workspaces
from inspector.ui.desk import Desk
from inspector.ui.dialogs.mapping import MappingDialog
from inspector.ui.dialogs.workspace import WorkspaceDialog
from tests.ui.batches import SHOP
from tests.ui.conftest import Wait, until


def _do(desk: Desk, name: str) -> None:
    desk.window.actions_by_id[name].trigger()


def test_a_workspace_is_added_and_chosen(desk: Desk, wait: Wait) -> None:
    """It is saved without its key, becomes the target, and where the key is gets said."""

    async def add() -> None:
        _do(desk, "add_workspace")
        await until(lambda: desk.window.findChildren(WorkspaceDialog))
        dialog = desk.window.findChildren(WorkspaceDialog)[0]
        dialog.name.setText("Acme EU")
        dialog.id.setText("W1")
        dialog.environment.choose(Environment.LIVE)
        dialog.key.setText("hidden-key")
        dialog.accept()
        await until(lambda: desk.session.workspace.name == "Acme EU")

    wait(add())
    assert [each.name for each in workspaces.load()] == ["Acme EU"]
    assert "The key of “Acme EU” is kept" in desk.window.messages.text
    assert desk.window.bottom.send.text() == "Send to LIVE Acme EU…"
    key = wait(desk.places.key(desk.session.workspace))
    assert key.reveal() == "hidden-key"


def test_a_workspace_is_changed(desk: Desk, wait: Wait, monkeypatch: pytest.MonkeyPatch) -> None:
    """The dialog says where the key is; without a new one it stays. The sandbox has no profile."""
    monkeypatch.setenv("MPARTICLE_INSPECTOR_KEY_ACME_EU", "hidden-key")
    acme = Workspace("Acme EU", "W1", "02", Environment.LIVE)
    workspaces.add(acme)

    async def change() -> None:
        _do(desk, "change_workspace")
        await until(lambda: "no profile to change" in desk.window.messages.text)
        desk.places.choose(acme)
        _do(desk, "change_workspace")
        await until(lambda: desk.window.findChildren(WorkspaceDialog))
        dialog = desk.window.findChildren(WorkspaceDialog)[0]
        assert "MPARTICLE_INSPECTOR_KEY_ACME_EU" in dialog.origin.text()
        dialog.share.setValue(20)
        dialog.accept()
        await until(lambda: desk.session.workspace.share == 20)

    wait(change())
    assert workspaces.find("Acme EU").share == 20
    assert "its key stays as it was" in desk.window.messages.text
    assert desk.window.bottom.rate.text() == "0 / 3,000 rpm"


def test_the_connection_is_tested_for_real(desk: Desk, wait: Wait) -> None:
    """The server's own name for the workspace is shown; a fault is a sentence."""

    async def test(key: str) -> str:
        sandbox = await desk.network.open_sandbox()
        dialog = WorkspaceDialog(desk.session.workspace.settings, desk.window)
        dialog.name.setText("Here")
        dialog.id.setText(sandbox.workspace.workspace_id)
        dialog.key.setText(key)
        said: list[str] = []
        await desk.places._test(sandbox.workspace, dialog.secret(), said.append)
        dialog.deleteLater()
        return said[0]

    async def both() -> tuple[str, str]:
        sandbox = await desk.network.open_sandbox()
        return await test(sandbox.key.reveal()), await test("wrong")

    good, bad = wait(both())
    assert "Sandbox (this machine)" in good
    assert good.startswith("Connected")
    assert not bad.startswith("Connected")


def test_mapping_settings_change_every_row(desk: Desk, wait: Wait) -> None:
    """The event without a customer id is refused, until the workspace keys on the mpid."""
    desk.reader.open_text("shop", SHOP)
    wait(desk.read())
    assert desk.session.rows[4].verdict == "refused"

    async def change() -> None:
        _do(desk, "mapping")
        await until(lambda: desk.window.findChildren(MappingDialog))
        dialog = desk.window.findChildren(MappingDialog)[0]
        dialog.form.identity.choose(Identity.MPID)
        dialog.accept()
        await until(lambda: desk.session.workspace.settings.identity is Identity.MPID)
        await desk.read()

    wait(change())
    assert desk.session.rows[4].verdict == "clean"
    assert desk.session.selected == desk.session.rows[0].key
    left = desk.window.compare.views[1].document
    assert any("6504934091054997508" in text for text in left.texts)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_lists_sandbox_and_saved(desk: Desk) -> None:
    """With TEST or LIVE in words; choosing goes there and back."""
    workspaces.add(Workspace("Acme EU", "W1", "02", Environment.LIVE))
    desk.places.open_menu()
    menu = next(m for m in desk.window.findChildren(QMenu) if m.isVisible())
    listed = {action.text(): action for action in menu.actions() if action.text()}
    assert {"TEST   Sandbox (this machine)", "LIVE   Acme EU"} <= set(listed)
    listed["LIVE   Acme EU"].trigger()
    assert desk.session.workspace.environment is Environment.LIVE
    listed["TEST   Sandbox (this machine)"].trigger()
    assert desk.session.workspace.environment is Environment.TEST
    menu.close()
