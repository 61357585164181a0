"""The book of runs: what was sent is known, what is left can be sent, old things are forgotten."""

import pytest

from inspector.model.workspace import SANDBOX, Workspace
from inspector.sending import Plan, book, journal, ledger, resuming
from inspector.session import LOCAL
from tests.sending.journals import FAST, marked
from tests.sending.runs import some_items

ITEMS = some_items(12, 3)


@pytest.mark.parametrize(
    ("workspace", "target"),
    [
        (Workspace("a", "W1", "02"), "W1"),
        (Workspace("a", "W1", "02", base_url="https://proxy.example.com/m"), "W1"),
        (Workspace("a", "W1", SANDBOX, base_url="http://127.0.0.1:4711"), "W1@127.0.0.1:4711"),
        (Workspace("a", "W1", "02", base_url="http://localhost:9"), "W1@localhost:9"),
    ],
)
def test_who_takes_the_events(workspace: Workspace, target: str) -> None:
    """A MoEngage workspace is its id, however it is reached; a sandbox is where it stands."""
    assert journal.target_of(workspace) == target


def test_old_runs_are_forgotten() -> None:
    """With everything they sent, when the next one begins, or when asked for."""
    for _ in range(3):
        journal.open_run(LOCAL, Plan(marked(ITEMS)), "", FAST)
    with book.opened() as there:
        there.execute("UPDATE runs SET started = started - 31 * 86400 WHERE id = 1")
    journal.open_run(LOCAL, Plan(()), "", FAST)
    assert [note.id for note in ledger.runs()] == [4, 3, 2]
    assert journal.forget(float("inf")) == 3
    with book.opened() as there:
        for table in ("runs", "items", "requests", "attempts"):
            assert there.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_the_rest_can_be_dismissed() -> None:
    """Then nobody is asked about it again; it can still be resumed by its number."""
    run = journal.open_run(LOCAL, Plan(marked(ITEMS)), "", FAST)
    assert [note.id for note in ledger.interrupted()] == [run]
    journal.dismiss(run)
    assert ledger.interrupted() == []
    assert resuming.rest_of(run).events == 12
