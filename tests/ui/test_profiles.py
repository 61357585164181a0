"""A workspace is added with its key, changed, tested, removed and brought back."""

import pytest

from inspector.model.workspace import SANDBOX, Environment, Secret, Workspace
from inspector.storage import workspaces
from inspector.storage.secrets import SecretError
from inspector.ui.desk import Desk
from inspector.ui.dialogs.workspace import WorkspaceDialog
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
        await desk.profiles._test(sandbox.workspace, dialog.secret(), said.append)
        dialog.deleteLater()
        return said[0]

    async def both() -> tuple[str, str]:
        sandbox = await desk.network.open_sandbox()
        return await test(sandbox.key.reveal()), await test("wrong")

    good, bad = wait(both())
    assert "Sandbox (this machine)" in good
    assert good.startswith("Connected")
    assert not bad.startswith("Connected")


def test_a_workspace_is_removed_and_brought_back(desk: Desk, wait: Wait) -> None:
    """Its key goes with it; one click brings back both. The sandbox here cannot be removed."""
    acme = Workspace("Acme EU", "W1", "02", Environment.LIVE)
    workspaces.add(acme)
    desk.places.secrets.set(acme.name, Secret("hidden-key"))
    messages = desk.window.messages

    async def journey() -> None:
        _do(desk, "remove_workspace")
        await until(lambda: "always there" in messages.text)
        desk.places.choose(acme)
        _do(desk, "remove_workspace")
        await until(lambda: "“Acme EU” and its key are removed" in messages.text)
        assert desk.session.workspace.data_center == SANDBOX
        assert workspaces.load() == ()
        with pytest.raises(SecretError):
            await desk.places.key(acme)
        messages.button.click()
        await until(lambda: desk.session.workspace == acme)
        assert (await desk.places.key(acme)).reveal() == "hidden-key"

    wait(journey())
    assert workspaces.load() == (acme,)


def test_a_removal_that_fails_leaves_everything(
    desk: Desk, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The profile that cannot be taken out of its file keeps its key, and the reason is said."""
    acme = Workspace("Acme EU", "W1", "02", Environment.LIVE)
    workspaces.add(acme)
    desk.places.secrets.set(acme.name, Secret("hidden-key"))
    desk.places.choose(acme)

    def full(_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(workspaces, "save", full)

    async def journey() -> None:
        _do(desk, "remove_workspace")
        await until(lambda: "could not be removed" in desk.window.messages.text)
        assert (await desk.places.key(acme)).reveal() == "hidden-key"

    wait(journey())
    assert desk.session.workspace == acme
