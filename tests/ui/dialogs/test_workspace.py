"""The workspace dialog takes a whole profile only, and shows no key."""

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from inspector.model.mapping import Identity, MappingSettings
from inspector.model.workspace import Environment, Workspace
from inspector.ui.dialogs.workspace import WorkspaceDialog


def _filled(qtbot: QtBot) -> WorkspaceDialog:
    dialog = WorkspaceDialog(MappingSettings(identity=Identity.MPID))
    qtbot.addWidget(dialog)
    dialog.name.setText(" Acme EU ")
    dialog.id.setText("W1")
    dialog.center.choose("02")
    dialog.environment.choose(Environment.LIVE)
    dialog.key.setText("hidden-key")
    return dialog


def test_the_profile_is_what_was_typed(qtbot: QtBot) -> None:
    """Without blanks around the name; the mapping settings are those of the window."""
    dialog = _filled(qtbot)
    workspace = dialog.workspace()
    assert (workspace.name, workspace.workspace_id) == ("Acme EU", "W1")
    assert (workspace.data_center, workspace.environment) == ("02", Environment.LIVE)
    assert workspace.settings.identity is Identity.MPID
    assert dialog.secret().reveal() == "hidden-key"
    assert dialog.key.echoMode() is QLineEdit.EchoMode.Password


def test_what_is_missing_is_said_in_place(qtbot: QtBot) -> None:
    """The dialog stays open with a sentence."""
    dialog = _filled(qtbot)
    dialog.show()
    for field in (dialog.key, dialog.id, dialog.name):
        text = field.text()
        field.clear()
        dialog._on_accepted()
        assert dialog.isVisible()
        assert dialog.answer.text()
        field.setText(text)
    dialog._on_accepted()
    assert not dialog.isVisible()


def test_the_test_button_asks_once(qtbot: QtBot) -> None:
    """It rests until the answer is there."""
    dialog = _filled(qtbot)
    with qtbot.waitSignal(dialog.test_requested, timeout=0):
        dialog.test.click()
    assert not dialog.test.isEnabled()
    dialog.say("Connected.")
    assert dialog.test.isEnabled()
    assert dialog.answer.text() == "Connected."


def test_a_debug_id_is_test_and_all_others_live(qtbot: QtBot) -> None:
    """Until somebody says otherwise."""
    dialog = WorkspaceDialog(MappingSettings())
    qtbot.addWidget(dialog)
    dialog.id.setText("W1")
    assert dialog.workspace().environment is Environment.LIVE
    dialog.id.setText("W1_DEBUG")
    assert dialog.workspace().environment is Environment.TEST
    dialog.environment.choose(Environment.LIVE)
    dialog.environment.activated.emit(0)
    dialog.id.setText("W2_DEBUG")
    assert dialog.workspace().environment is Environment.LIVE


def test_a_profile_is_changed(qtbot: QtBot) -> None:
    """Everything is there as it was; the name stays, an empty key stays, the settings stay."""
    before = Workspace(
        "Acme EU", "W1", "02", Environment.TEST, MappingSettings(identity=Identity.EMAIL),
        "https://proxy.example.com", 30,
    )  # fmt: skip
    dialog = WorkspaceDialog(MappingSettings(), None, before, "Its key is in the key store.")
    qtbot.addWidget(dialog)
    assert dialog.workspace() == before
    assert dialog.name.isReadOnly()
    assert dialog.origin.text() == "Its key is in the key store."
    dialog.share.setValue(75)
    dialog.show()
    dialog._on_accepted()
    assert not dialog.isVisible()
    assert dialog.workspace() == replace(before, share=75)
    assert dialog.secret().reveal() == ""


def test_no_picture_and_no_title_tells_the_key(qtbot: QtBot) -> None:
    """A picture of the dialog is the same whatever the key is, and no widget says it."""
    pictures = []
    for key in ("hidden-key-1", "other-secret"):
        dialog = _filled(qtbot)
        dialog.key.setText(key)
        dialog.show()
        pictures.append(dialog.grab().toImage())
        for each in (dialog, *dialog.findChildren(QWidget)):
            said = (each.windowTitle(), each.toolTip(), each.accessibleName())
            assert key not in " ".join((*said, each.accessibleDescription()))
        dialog.hide()
    assert pictures[0] == pictures[1]
