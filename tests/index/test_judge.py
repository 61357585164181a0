"""Verdicts that come from the process are those of reading the whole file."""

import multiprocessing
from pathlib import Path

import pytest

from inspector.index.columns import Judged
from inspector.index.judge import judge, judge_here
from inspector.index.source import Source
from inspector.model.mapping import MappingSettings
from tests import shop
from tests.index.files import long_text, opened, put, read_whole

PIPELINE = shop.pipeline_for(MappingSettings(), shop.NOON_MS)
HIDDEN = shop.batch_of(shop.custom("A", deep=0), shop.custom("B")).replace(
    b'"deep":0', b'"deep":' + b"[" * 300 + b"]" * 300
)
"""Two plain events, until somebody looks how deep a skipped field is."""


@pytest.fixture
def text() -> bytes:
    return long_text() + HIDDEN + b"\n"


def test_all_rows_are_judged(tmp_path: Path, text: bytes) -> None:
    """In order, each row once; nothing of the process stays."""
    source = opened(put(tmp_path, text), PIPELINE)
    whole = read_whole(text, PIPELINE)
    done = source.judged
    for judged in judge(source, PIPELINE, lambda: False):
        assert judged.start == done
        source.settle(judged)
        done += len(judged.rulings)
    assert done == len(source) == source.judged
    rows = [source.row(number) for number in range(len(source))]
    assert rows[:-2] == [whole.row(number) for number in range(len(whole) - 1)]
    assert {row.verdict for row in rows[-2:]} == {whole.row(len(whole) - 1).verdict}
    assert multiprocessing.active_children() == []
    source.close()


def test_other_settings(tmp_path: Path, text: bytes) -> None:
    """Verdicts are those of the pipeline that is given."""
    source = opened(put(tmp_path, text), PIPELINE)
    other = shop.pipeline_for(MappingSettings(commerce=False), shop.NOON_MS)
    source.forget_rulings()
    for judged in judge(source, other, lambda: False):
        source.settle(judged)
    whole = read_whole(text, other)
    assert [source.row(n).verdict for n in range(len(whole) - 1)] == [
        whole.row(n).verdict for n in range(len(whole) - 1)
    ]
    source.close()


def test_it_can_be_stopped(tmp_path: Path, text: bytes) -> None:
    """Then the process goes as well."""
    source = opened(put(tmp_path, text), PIPELINE)
    assert list(judge(source, PIPELINE, lambda: True)) == []
    assert multiprocessing.active_children() == []
    source.close()


def test_a_file_that_is_gone_is_an_error(tmp_path: Path, text: bytes) -> None:
    """The process ends, and that is said."""
    path = put(tmp_path, text)
    source = opened(path, PIPELINE)
    path.unlink()
    with pytest.raises(OSError, match="ended before its work was done"):
        list(judge(source, PIPELINE, lambda: False))
    source.close()


def test_a_few_are_judged_here(tmp_path: Path, text: bytes) -> None:
    """Without a process."""
    source: Source = opened(put(tmp_path, text), PIPELINE)
    last = source.columns.records
    judged: Judged = judge_here(source, last - 4, last, PIPELINE)
    assert judged.start + len(judged.rulings) == len(source)
    assert 0 not in judged.rulings
    source.close()


def test_only_what_is_not_judged_yet(tmp_path: Path, text: bytes) -> None:
    """A source that grew has the rest of its rows judged, from the record they begin in."""
    source = opened(put(tmp_path, text), PIPELINE)
    half = source.columns.records // 2
    source.settle(judge_here(source, 0, half, PIPELINE))
    rest = list(judge(source, PIPELINE, lambda: False))

    assert rest[0].start == source.judged
    assert sum(len(judged.rulings) for judged in rest) == len(source) - source.judged
    source.close()
