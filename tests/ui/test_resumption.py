"""What was cut short is offered once at the start, resumed at its workspace, or left."""

from inspector.model.delivery import Outcome
from inspector.sending import Plan, book, journal, ledger
from inspector.session import LOCAL
from inspector.ui.desk import Desk
from tests.sending.journals import FAST, marked
from tests.sending.runs import some_items
from tests.ui.conftest import Wait, until


def _cut_short() -> int:
    run = journal.open_run(LOCAL, Plan(marked(some_items(6, 2))), "Send", FAST)
    with book.opened() as there:
        for serial, (request, outcome) in enumerate(
            ((0, "accepted"), (1, "accepted"), (2, "accepted"), (3, None)), 1
        ):
            there.execute(
                "INSERT INTO attempts (run, serial, request, target, started, family, events, "
                "users, outcome) VALUES (?, ?, ?, '', 1, 'event', 1, 0, ?)",
                (run, serial, request, outcome),
            )
    return run


def test_nothing_to_offer(desk: Desk, wait: Wait) -> None:
    """No journal, or no run that was cut short: no strip."""
    wait(desk.resumption.look_back())
    journal.close_run(_cut_short(), "")
    wait(desk.resumption.look_back())
    assert desk.window.rest.isHidden()


def test_the_rest_is_sent_and_what_is_in_doubt_is_not(desk: Desk, wait: Wait) -> None:
    """The sheet shows what is left; only the tick adds what may have arrived."""
    run = _cut_short()

    async def journey() -> None:
        await desk.resumption.look_back()
        assert "1 accepted, 1 in doubt, 4 not sent" in desk.window.rest.label.text()
        desk.window.rest.look.click()
        sheet = desk.window.sheet
        assert sheet.send.text().startswith("Send 4 events")
        sheet.choices.doubt.click()
        assert sheet.send.text().startswith("Send 5 events")
        sheet.choices.doubt.click()
        sheet.send.click()
        await until(lambda: not desk.delivery.running)

    wait(journey())
    assert ledger.counts(run) == {Outcome.ACCEPTED: 5, Outcome.DOUBT: 1}
    assert ledger.interrupted() == []
    assert desk.window.rest.isHidden()


def test_the_rest_is_left(desk: Desk, wait: Wait) -> None:
    """And not offered again."""
    _cut_short()
    wait(desk.resumption.look_back())
    desk.window.rest.leave.click()
    assert desk.window.rest.isHidden()
    assert ledger.interrupted() == []


def test_a_workspace_that_is_gone(desk: Desk, wait: Wait) -> None:
    """The sentence names where the run went."""
    run = _cut_short()
    with book.opened() as there:
        there.execute("UPDATE runs SET workspace = 'Gone', target = 'W9' WHERE id = ?", (run,))
    wait(desk.resumption.look_back())
    desk.window.rest.look.click()
    assert "No saved workspace leads to W9" in desk.window.messages.text
    assert desk.window.sheet.isHidden()
