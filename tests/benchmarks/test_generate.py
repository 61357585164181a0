"""What benchmarks read is the same every time, and like the real thing."""

from pathlib import Path

from inspector.app import pipeline_for
from inspector.model.mapping import MappingSettings
from tests.benchmarks.generate import size_of, write
from tests.index.files import read_whole


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    """Another seed gives others; the counts are true."""
    events, size = write(tmp_path / "a", events=500)
    write(tmp_path / "b", events=500)
    write(tmp_path / "c", events=500, seed=2)
    data = (tmp_path / "a").read_bytes()
    assert data == (tmp_path / "b").read_bytes() != (tmp_path / "c").read_bytes()
    assert len(data) == size
    assert events >= 500


def test_every_kind_of_event_and_trouble(tmp_path: Path) -> None:
    """All verdicts but clean ones alone, in batches of one to ten."""
    write(tmp_path / "a", size=size_of("2MB"))
    source = read_whole((tmp_path / "a").read_bytes(), pipeline_for(MappingSettings()))
    verdicts = {source.row(number).verdict for number in range(len(source))}
    assert {"lossy", "unsupported", "disputed", "refused", "unreadable"} <= verdicts
    assert len(source.words.types) > 10


def test_sizes_are_written_as_people_write_them() -> None:
    """With a unit or without."""
    assert [size_of(text) for text in ("1GB", "1.5MB", "2kb", "5000")] == [
        1_000_000_000, 1_500_000, 2000, 5000
    ]  # fmt: skip


def test_batches_of_one_event_and_of_several(tmp_path: Path) -> None:
    """One each, or five to six on the average."""
    for most, least, average in ((1, 0.97, 1.0), (10, 5.0, 6.0)):
        events, _ = write(tmp_path / "a", events=6_000, most=most)
        batches = (tmp_path / "a").read_bytes().count(b"\n")
        assert least <= events / batches <= average
