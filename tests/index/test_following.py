"""A file is read on as it changes, whatever becomes of it."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.index.following import Change, Following
from inspector.index.source import Source
from inspector.model.mapping import MappingSettings
from tests import shop
from tests.index.files import long_text, read_whole

PIPELINE = shop.pipeline_for(MappingSettings(), shop.NOON_MS)
A, B, C, D = (shop.batch_of(shop.custom(name)) for name in "ABCD")


class Followed(Following):
    """Reads into its source what it is told to look at."""

    def __init__(self, path: Path) -> None:
        super().__init__(Source(1, path.name, path.stat().st_size, str(path)))
        for step in self.begin(PIPELINE, lambda: None):
            self.source.take(step)

    def read(self) -> list[str]:
        """The names of all events, now that everything that came is read."""
        while (part := self.more()) is not None:
            self.source.take(part)
        return [self.source.row(number).name for number in range(len(self.source))]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "app.ndjson"
    made.write_bytes(A + b"\n" + B + b"\n")
    return made


@pytest.fixture
def followed(path: Path) -> Iterator[Followed]:
    made = Followed(path)
    yield made
    made.source.close()


def append(path: Path, data: bytes) -> None:
    with path.open("ab") as file:
        file.write(data)


def test_lines_that_come_are_read_and_judged(path: Path, followed: Followed) -> None:
    """Nothing twice."""
    assert followed.look() is Change.NONE
    append(path, C + b"\n")
    assert followed.look() is Change.GROWN
    assert followed.read() == ["A", "B", "C"]
    assert followed.look() is Change.NONE
    assert followed.source.judged == 3
    assert followed.source.row(2).verdict is not None


def test_a_line_waits_for_its_end(path: Path, followed: Followed) -> None:
    """Its break, or the end of its value: some files have no last break."""
    append(path, C[:20])
    assert followed.look() is Change.NONE
    append(path, C[20:])
    assert followed.look() is Change.GROWN
    assert followed.read() == ["A", "B", "C"]
    append(path, b"\n" + D + b"\n" + A)
    assert followed.look() is Change.GROWN
    assert followed.read() == ["A", "B", "C", "D", "A"]
    lines = [followed.source.record(number).raw for number in range(1, 6)]
    assert lines == [A, B, C, D, A]


@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
def test_bites_of_any_size_add_up(tmp_path: Path, ending: bytes) -> None:
    """To what the whole file shows."""
    data = ending.join(long_text(90_000).splitlines()) + ending
    path = tmp_path / "app.ndjson"
    path.write_bytes(data[:1])
    followed = Followed(path)
    at = 1
    for size in (7, 90, 4_000, 1, 30_000, 333, len(data)):
        append(path, data[at : at + size])
        at += size
        if {followed.look(), followed.look()} & {Change.CUT, Change.REWRITTEN}:
            followed.source.close()  # what it is was told by less than a line, or by one alone
            followed = Followed(path)
        followed.read()
    whole = read_whole(data, PIPELINE)
    assert len(followed.source) == len(whole)
    for number in range(len(whole)):
        expected = whole.row(number)
        row = followed.source.row(number)
        assert (row.key, row.name, row.time_ms) == (expected.key, expected.name, expected.time_ms)
    followed.source.close()


def test_an_empty_file_fills(tmp_path: Path) -> None:
    """As a log does that was made just now; what it holds is found out then."""
    path = tmp_path / "app.ndjson"
    path.write_bytes(b"")
    followed = Followed(path)
    assert followed.look() is Change.NONE
    append(path, A + b"\n" + B + b"\n")
    assert followed.look() is Change.GROWN
    assert followed.read() == ["A", "B"]
    followed.source.close()


def test_what_is_cut_begins_anew(path: Path, followed: Followed) -> None:
    """Also where it has grown beyond its old length since."""
    path.write_bytes(A + b"\n")
    assert followed.look() is Change.CUT
    path.write_bytes(D + b"\n" + C + b"\n" + A + b"\n")
    assert followed.look() is Change.CUT


def test_another_file_of_the_same_name(path: Path, followed: Followed) -> None:
    """A log that was rotated; meanwhile it may be gone."""
    path.rename(path.with_suffix(".1"))
    assert followed.look() is Change.GONE
    path.write_bytes(C + b"\n" + D + b"\n")
    assert followed.look() is Change.REPLACED
    assert followed.read() == ["A", "B"]


@pytest.mark.parametrize("form", ["array", "gzip", "one value"])
def test_what_is_no_file_of_lines_is_read_again_once_it_rests(tmp_path: Path, form: str) -> None:
    """It may be written just now."""
    texts = {
        "array": (b"[\n" + A + b"\n]\n", b"[\n" + A + b",\n" + B + b"\n]\n"),
        "gzip": (gzip.compress(A + b"\n" + B + b"\n"), gzip.compress(A + b"\n")),
        "one value": (A, json.dumps(json.loads(B), indent=1).encode()),
    }
    path = tmp_path / "a"
    path.write_bytes(texts[form][0])
    followed = Followed(path)
    assert len(followed.source) > 0
    assert followed.look() is Change.NONE
    path.write_bytes(texts[form][1])
    assert [followed.look() for _ in range(3)] == [Change.NONE, Change.REWRITTEN, Change.NONE]
    assert followed.more() is None
    followed.source.close()
