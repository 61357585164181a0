"""A growing file shows, bit by bit, what opening it at the end shows."""

import random
from pathlib import Path

import pytest

from inspector.capture.spool import line_of
from inspector.index import growing
from inspector.index.disk import DiskFile
from inspector.index.growing import FEW, Growth, Line
from inspector.index.judge import judge_here
from inspector.index.source import Source
from inspector.model.mapping import MappingSettings
from tests import shop
from tests.index.files import long_text, read_whole

PIPELINE = shop.pipeline_for(MappingSettings(), shop.NOON_MS)
TOLD = {"number": 1, "method": "POST", "path": "/v2/events", "headers": {"body": '"body":{'}}


def _captured(seed: int = 3) -> bytes:
    """Requests as a capture writes them, of every odd kind, among lines of other kinds."""
    lines = long_text(400_000, seed).splitlines()
    some = random.Random(seed)
    return b"".join(
        line_of(TOLD, line, True) if line[:1] == b"{" and some.random() < 0.9 else line + b"\n"
        for line in lines
    )


def _grow(path: Path, data: bytes, bites: list[int]) -> tuple[Source, Growth]:
    """A source of a file that grew to `data` by so many lines at a time."""
    path.write_bytes(b"")
    source = Source(id=1, name="a", size=0, path=str(path))
    source.file = DiskFile(path)
    growth = Growth(source, PIPELINE, lambda: None)
    lines = data.splitlines(keepends=True)
    at = 0
    with path.open("ab") as file:
        while at < len(lines):
            count = bites.pop(0) if bites else len(lines)
            file.write(b"".join(lines[at : at + count]))
            file.flush()
            at += count
            while part := growth.read(file.tell()):
                source.take(part)
    return source, growth


@pytest.mark.parametrize("bites", [[], [1, 2, 3, FEW, FEW + 1], [5] * 60])
def test_rows_are_those_of_the_whole_file(tmp_path: Path, bites: list[int]) -> None:
    """However it grew: the same events, identities, times and, once judged, verdicts. The text of
    an event is the same, wherever its record begins."""
    data = _captured()
    source, _ = _grow(tmp_path / "a.ndjson", data, list(bites))
    whole = read_whole(data, PIPELINE)
    source.settle(judge_here(source, 0, source.columns.records, PIPELINE))

    assert len(source) == len(whole)
    for number in range(len(source)):
        row = source.row(number)
        assert row == whole.row(number)
        if number % 10 == 0:
            assert source.record(row.key.record).text == whole.record(row.key.record).text
    source.close()


def test_few_lines_have_verdicts_at_once(tmp_path: Path) -> None:
    """Nobody waits for the verdict of an event that comes alone; of a burst they come behind."""
    source, growth = _grow(tmp_path / "a.ndjson", _captured(), [FEW - 1])
    first = [source.row(number).verdict for number in range(20)]
    last = source.row(len(source) - 1)

    assert None not in first
    assert last.verdict is None
    assert growth.behind
    source.close()


def test_steps_end_with_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A step that ends in a line leaves it to the next; a line longer than a step is read whole."""
    data = _captured()
    whole, _ = _grow(tmp_path / "a.ndjson", data, [])
    monkeypatch.setattr(growing, "STEP", 700)
    source, growth = _grow(tmp_path / "b.ndjson", data, [])

    assert growth.done == len(data)
    assert len(source) == len(whole)
    whole.close()
    source.close()


def test_some_lines_again(tmp_path: Path) -> None:
    """Lines read again are the same records, and reading goes on behind what was read."""
    path = tmp_path / "a.ndjson"
    data = _captured()
    source, growth = _grow(path, data, [10, 100])
    columns = source.columns
    picked = [3, 50, columns.records - 1]
    rows = [source.row(int(columns.first[place])) for place in picked]
    names = ("number", "line", "offset", "length")
    lines = [Line(*(int(columns.of_record(name)[place]) for name in names)) for place in picked]
    source.reset(growth.again(lines))

    assert [source.row(int(first)).key for first in source.columns.first] == [
        row.key for row in rows
    ]
    assert [source.row(int(first)).name for first in source.columns.first] == [
        row.name for row in rows
    ]
    with path.open("ab") as file:
        file.write(line_of(TOLD, shop.batch_of(shop.custom("Fresh")), True))
    part = growth.read(path.stat().st_size)
    assert part is not None
    source.take(part)
    last = source.row(len(source) - 1)
    assert (last.name, last.key.record) == ("Fresh", rows[-1].key.record + 1)
    source.close()


def test_other_settings_hold_from_then_on(tmp_path: Path) -> None:
    """The pipeline is changed without reading anything again."""
    path = tmp_path / "a.ndjson"
    line = line_of(TOLD, shop.batch_of(shop.bought("purchase")), True)
    source, growth = _grow(path, line, [])
    growth.use(shop.pipeline_for(MappingSettings(commerce=False), shop.NOON_MS))
    with path.open("ab") as file:
        file.write(line)
    part = growth.read(path.stat().st_size)
    assert part is not None
    source.take(part)

    assert source.row(0).verdict != source.row(1).verdict
    source.close()
