"""Where events go: chosen, added with a key, set up; every row follows the settings."""

import pytest
from PySide6.QtWidgets import QMenu

from inspector.model.mapping import Identity
from inspector.model.workspace import Environment, Workspace
from inspector.storage import workspaces
from inspector.ui.desk import Desk
from inspector.ui.dialogs.mapping import MappingDialog
from tests.ui.batches import SHOP
from tests.ui.conftest import Wait, until


def _do(desk: Desk, name: str) -> None:
    desk.window.actions_by_id[name].trigger()


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
