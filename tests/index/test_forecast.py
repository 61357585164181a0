"""What would change under other settings is counted, and its rows are found."""

from pathlib import Path

import numpy as np
import pytest

from inspector.index.forecast import Changes, Forecast, judged_anew
from inspector.index.source import Source
from inspector.model.mapping import MappingSettings
from inspector.model.problems import Verdict
from inspector.model.workspace_rule import Act, What, WorkspaceRule
from inspector.pipeline import Pipeline
from tests import shop
from tests.index.files import long_text, opened, put, read_whole

NOW = shop.pipeline_for(MappingSettings(), shop.NOON_MS)
DROP = WorkspaceRule(Act.DROP, What.EVENT, "A")
WITHOUT_A = shop.pipeline_for(MappingSettings(rules=(DROP,)), shop.NOON_MS)
DATA = shop.batch_of(shop.custom("A"), shop.custom("B"), shop.custom("A"), shop.bought("purchase"))


def forecast(source: Source, pipeline: Pipeline) -> Forecast:
    """Everything looked at."""
    made = Forecast()
    for judged in judged_anew(source, pipeline, lambda: False):
        made.take(source, judged)
    return made


def test_verdicts_and_problems_that_come_and_go_are_counted() -> None:
    """What stays as it is counts as looked at; the source keeps its own verdicts."""
    source = read_whole(DATA, NOW)
    changes = forecast(source, WITHOUT_A).changes()

    assert changes.looked_at == 4
    assert changes.verdicts == {(Verdict.CLEAN, Verdict.UNSUPPORTED): 2}
    assert changes.appeared == {"event.dropped_by_rule": 2}
    assert changes.vanished == {"doc.disagrees": 2}
    assert {source.row(number).verdict for number in range(4)} == {Verdict.CLEAN}


@pytest.mark.parametrize(
    ("tag", "rows"),
    [
        ("clean>unsupported", [0, 2]),
        ("+event.dropped_by_rule", [0, 2]),
        ("-doc.disagrees", [0, 2]),
        ("clean>lossy", []),
    ],
)
def test_the_rows_of_a_change_are_found(tag: str, rows: list[int]) -> None:
    """Also in a stretch of the source; of another source nothing is known."""
    source = read_whole(DATA, NOW)
    made = forecast(source, WITHOUT_A)

    assert np.flatnonzero(made.passing(source, 0, 4, tag.__eq__)).tolist() == rows
    assert np.flatnonzero(made.passing(source, 1, 4, tag.__eq__)).tolist() == [
        row - 1 for row in rows if row
    ]
    assert made.counts()[tag] == len(rows)
    other = read_whole(DATA, NOW)
    other.id = 7
    assert not made.passing(other, 0, 4, lambda _: True).any()


def test_what_is_counted_is_what_is_found(tmp_path: Path) -> None:
    """Every count names as many rows, in a long file as well, part by part."""
    source = opened(put(tmp_path, long_text()), NOW)
    for judged in judged_anew(source, NOW, lambda: False):
        source.settle(judged)
    made = forecast(source, shop.pipeline_for(MappingSettings(rules=shop.RULES), shop.NOON_MS))
    counts, size = made.counts(), len(source)

    assert len(counts) > 3
    for tag, count in counts.items():
        parts = [
            made.passing(source, low, min(low + 97, size), tag.__eq__) for low in range(0, size, 97)
        ]
        assert sum(map(np.count_nonzero, parts)) == count
    source.close()


def test_nothing_changes_under_the_same_settings() -> None:
    """Nor is anything known of what was not looked at."""
    source = read_whole(DATA, NOW)
    assert forecast(source, NOW).changes() == Changes(looked_at=4)
    assert Forecast().changes() == Changes()


@pytest.mark.parametrize(
    "settings", [MappingSettings(commerce=False), MappingSettings(rules=shop.RULES)]
)
def test_a_long_file_is_judged_in_a_process(tmp_path: Path, settings: MappingSettings) -> None:
    """The numbers are those of reading it whole twice."""
    text, other = long_text(), shop.pipeline_for(settings, shop.NOON_MS)
    source = opened(put(tmp_path, text), NOW)
    for judged in judged_anew(source, NOW, lambda: False):
        source.settle(judged)
    changes = forecast(source, other).changes()

    before, after = (read_whole(text, pipeline) for pipeline in (NOW, other))
    pairs = [
        (one.verdict, then.verdict)
        for one, then in ((before.row(n), after.row(n)) for n in range(len(before)))
        if one.verdict is not then.verdict
    ]
    assert changes.looked_at == len(source) == len(before)
    assert changes.verdicts == {pair: pairs.count(pair) for pair in set(pairs)}
    source.close()


def test_it_can_be_stopped() -> None:
    """Before the next step."""
    assert list(judged_anew(read_whole(DATA, NOW), WITHOUT_A, lambda: True)) == []
