"""The journal's file: made once, for one user, and its faults are sentences."""

import sqlite3
import stat
from pathlib import Path

import pytest

from inspector.sending import book
from inspector.sending.book import JournalFault


def test_it_is_private_and_durable() -> None:
    """Nobody else may read it; what is committed is on the disk; readers never wait."""
    with book.opened() as journal:
        assert journal.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert journal.execute("PRAGMA synchronous").fetchone() == (2,)
        journal.execute("INSERT INTO runs VALUES (1, 0, NULL, '', '', '', '', '', '')")
        for path in book.path().parent.glob("journal.sqlite*"):
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with book.opened() as journal:
        assert journal.execute("SELECT count(*) FROM runs").fetchone() == (1,)


def test_half_a_piece_of_work_is_none() -> None:
    """What fails in the middle leaves nothing."""

    def half() -> None:
        with book.opened() as journal:
            journal.execute("INSERT INTO runs VALUES (1, 0, NULL, '', '', '', '', '', '')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    with book.opened() as journal:
        assert journal.execute("SELECT count(*) FROM runs").fetchone() == (0,)


def test_a_damaged_journal_is_a_sentence() -> None:
    """It stays where it is."""
    book.path().parent.mkdir(parents=True)
    book.path().write_bytes(b"no database at all, " * 100)
    with pytest.raises(JournalFault, match=r"is damaged .* Move it away"), book.opened():
        pass
    assert book.path().read_bytes().startswith(b"no database")


def test_a_newer_journal_is_left_alone() -> None:
    """Another version of this program wrote it."""
    with book.opened() as journal:
        journal.execute("PRAGMA user_version = 99")
    with pytest.raises(JournalFault, match="version 99"), book.opened():
        pass


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "file").write_text("")
    with pytest.raises(JournalFault, match="cannot be used"), book.opened(tmp_path / "file" / "j"):
        pass


def test_a_full_disk_is_a_sentence() -> None:
    """It says that nothing is sent that is not written down."""

    def fill() -> None:
        with book.opened() as journal:
            (pages,) = journal.execute("PRAGMA page_count").fetchone()
            journal.execute(f"PRAGMA max_page_count = {pages}")
            row = "INSERT INTO runs VALUES (1, 0, NULL, '', '', '', ?, '', '')"
            journal.execute(row, ("x" * 100_000,))

    with pytest.raises(JournalFault, match=r"disk is full .* then resume the run"):
        fill()


def test_it_is_used_by_one_thread_at_a_time_from_any() -> None:
    """The writer works in threads of a pool."""
    made = book.connect(book.path())
    assert isinstance(made, sqlite3.Connection)
    made.close()
