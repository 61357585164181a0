"""The Sandbox tab shows what the store holds, word for word."""

from decimal import Decimal

from pytestqt.qtbot import QtBot

from inspector.sandbox import Discarded, HeldEvent, HeldUser, Snapshot
from inspector.ui.panels.sandbox import SandboxPanel
from inspector.ui.theme import Theme

USERS = (
    HeldUser("c-1", {"plan": "gold"}, (HeldEvent("purchase", {"p": Decimal("149.90")}, "", "t"),)),
    HeldUser("c-2", {}, ()),
)


def test_users_attributes_and_events(theme: Theme, qtbot: QtBot) -> None:
    """Numbers keep their digits; the chosen user stays chosen when more comes."""
    panel = SandboxPanel()
    qtbot.addWidget(panel)
    panel.show_snapshot(Snapshot(users=USERS, accepted=3))
    assert [line.texts for line in panel.users.lines] == [("c-1", "1", "1"), ("c-2", "0", "0")]
    assert "149.90" in panel.text.toPlainText()
    panel.users.selectRow(1)
    panel.show_snapshot(Snapshot(users=(*USERS, HeldUser("c-3", {}, ())), accepted=4))
    assert panel.users.currentIndex().row() == 1


def test_states_are_told_apart(theme: Theme, qtbot: QtBot) -> None:
    """Not started, empty, and what was taken but thrown away."""
    panel = SandboxPanel()
    qtbot.addWidget(panel)
    panel.show_snapshot(None)
    assert "starts with the first send" in panel.sentence.text()
    panel.show_snapshot(Snapshot())
    assert "holds nothing yet" in panel.sentence.text()
    lost = Discarded("c-9", "purchase", "It is dated 2099.")
    panel.show_snapshot(Snapshot(discarded=(lost,), accepted=1))
    assert "It is dated 2099." in panel.sentence.text()
