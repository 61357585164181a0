"""The way from a second start to the window that is open."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.storage import door
from inspector.storage.door import Door, Visit

OWN = Door(1, "secret")


@contextmanager
def somebody(answer: bytes) -> Iterator[Door]:
    """A program that listens, takes one line and says `answer`."""
    with socket.create_server((door.HOST, 0)) as server:

        def serve() -> None:
            line, _ = server.accept()
            with line, line.makefile("rb") as said:
                said.readline()
                line.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        yield Door(server.getsockname()[1], "secret")
        thread.join()


def test_the_door_is_for_this_user_only_and_is_taken_away() -> None:
    """What is written is read; another window's door stays."""
    door.write(OWN)
    assert door.read() == OWN
    assert door.plate().stat().st_mode & 0o077 == 0
    door.remove(Door(1, "another"))
    assert door.read() == OWN
    door.remove(OWN)
    door.remove(OWN)
    assert door.read() is None


@pytest.mark.parametrize(
    "broken",
    [
        b"", b"{", b"[]", b"\xff", b'{"port": 1}', b'{"port": "1", "password": "x"}',
        b'{"port": 0, "password": "x"}', b'{"port": 65536, "password": "x"}',
        b'{"port": 1, "password": 2}',
    ],
)  # fmt: skip
def test_a_broken_file_is_no_door(broken: bytes) -> None:
    """The next window replaces it; no start fails on it."""
    door.plate().parent.mkdir(parents=True, exist_ok=True)
    door.plate().write_bytes(broken)
    assert door.read() is None
    assert not door.knock(Visit(()))


def test_a_killed_window_answers_nobody() -> None:
    """Its file is still there, and nobody listens at its port."""
    with socket.create_server((door.HOST, 0)) as server:
        port = server.getsockname()[1]
    door.write(Door(port, "secret"))
    assert not door.knock(Visit(()))


@pytest.mark.parametrize(
    ("answer", "taken"), [(door.WELCOME, True), (b"", False), (b"HTTP", False)]
)
def test_only_the_window_s_own_answer_counts(answer: bytes, taken: bool) -> None:
    """A port may belong to another program by now."""
    with somebody(answer) as there:
        door.write(there)
        assert door.knock(Visit((Path("/a.json"),))) is taken


@given(st.lists(st.text(st.characters(exclude_characters="\0"), min_size=1)), st.booleans())
def test_any_names_arrive_as_they_were(names: list[str], follow: bool) -> None:
    """Lines, quotes and letters of no encoding included; the password decides."""
    visit = Visit(tuple(map(Path, names)), follow)
    line = door.pack(OWN, visit)
    assert line.count(b"\n") == 1
    assert door.unpack(line, OWN) == visit
    assert door.unpack(line, Door(1, "other")) is None


@pytest.mark.parametrize("line", [b"", b"POST / HTTP/1.1\r\n", b"{}\n", b"[]\n", b"\xff\n"])
def test_what_is_no_message_is_none(line: bytes) -> None:
    """A browser or a port scan brings nothing."""
    assert door.unpack(line, OWN) is None


def test_names_are_made_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The open window may have been started in another folder."""
    monkeypatch.chdir(tmp_path)
    assert door.absolute([Path("a.json"), Path("/b.json")]) == (
        tmp_path / "a.json",
        Path("/b.json"),
    )
