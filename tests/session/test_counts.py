"""Counts over all sources."""

from dataclasses import dataclass, field, replace

import pytest

from inspector.index.edited import Edited
from inspector.index.forecast import Forecast, judged_anew
from inspector.index.look import LookAtCopy
from inspector.index.source import Source
from inspector.model.delivery import Attempt, EventKey, Outcome
from inspector.model.mapping import MappingSettings
from inspector.model.workspace import LOCAL
from inspector.model.workspace_rule import Act, What, WorkspaceRule
from inspector.pipeline import Pipeline
from inspector.session import Fact
from inspector.session.counts import Counts
from inspector.session.draft import Draft
from tests import shop
from tests.index.files import read_whole

PIPELINE = shop.pipeline_for(MappingSettings())
DROP = WorkspaceRule(Act.DROP, What.EVENT, "A")


@dataclass
class Open:
    """What a session has open."""

    sources: dict[int, Source]
    attempts: dict[EventKey, list[Attempt]] = field(default_factory=dict)
    pipeline: Pipeline = PIPELINE
    draft: Draft = field(default_factory=lambda: Draft(LOCAL, shop.pipeline_for, lambda _: None))
    copies: dict[int, Edited] = field(default_factory=dict)

    def edited(self, source: Source) -> dict[int, Edited]:
        """In the first source."""
        return self.copies if source is next(iter(self.sources.values())) else {}


def sources() -> dict[int, Source]:
    """Two with one event each."""
    texts = (shop.batch_of(shop.custom("A")), shop.batch_of(shop.custom("B")))
    return {number: read_whole(text, PIPELINE) for number, text in enumerate(texts, 1)}


def counted(
    key: str, opened: dict[int, Source], attempts: dict[EventKey, list[Attempt]]
) -> dict[str, int]:
    """Counted once."""
    return Counts(Open(opened, attempts)).of(key)


@pytest.mark.parametrize("fact", Fact)
def test_only_what_changes_rows_is_counted_anew(fact: Fact) -> None:
    """Choosing another event, ticking, trying settings leave the counts as they are."""
    opened = sources()
    counts = Counts(Open(opened))
    counts.of("name")
    opened.clear()
    counts.hear(fact)

    same = {"selection", "ticks", "workspace", "draft"}
    assert bool(counts.of("name")) is (fact.value.partition("_")[0] in same)


def test_values_are_counted_over_all_sources() -> None:
    """Also names of attributes, which stand in no column."""
    assert counted("type", sources(), {}) == {"custom_event": 2}
    assert counted("name", sources(), {}) == {"A": 1, "B": 1}
    assert counted("attr", sources(), {})["event_name"] == 2


def test_the_last_try_of_each_request_counts() -> None:
    """Of what is still open."""
    tries = [
        Attempt(EventKey(1, 1, 0), family, number, 0.0, 0.1, outcome, "")
        for number, family, outcome in (
            (1, "event", Outcome.RETRYING),
            (2, "event", Outcome.ACCEPTED),
            (1, "customer", Outcome.ACCEPTED),
        )
    ]
    attempts = {EventKey(1, 1, 0): tries, EventKey(9, 1, 0): tries}
    assert counted("sent", sources(), attempts) == {"accepted": 1}


def test_of_an_edited_event_the_copy_counts() -> None:
    """Not what its source says; and it counts as edited."""
    opened = sources()
    source = opened[1]
    row = replace(source.row(0), name="C", edited=True)
    look = LookAtCopy(source.inspect(source.key(0), PIPELINE), PIPELINE)
    counts = Counts(Open(opened, copies={0: Edited(row, look)}))

    assert counts.of("name") == {"C": 1, "B": 1}
    assert counts.of("type") == {"custom_event": 2}
    assert counts.of("edited") == {"yes": 1}


def test_what_is_tried_is_counted_by_what_would_change() -> None:
    """Nothing while nothing is tried."""
    held = Open(sources())
    assert Counts(held).of("tried") == {}

    forecast, other = Forecast(), shop.pipeline_for(MappingSettings(rules=(DROP,)))
    for source in held.sources.values():
        for judged in judged_anew(source, other, lambda: False):
            forecast.take(source, judged)
    held.draft.forecast = forecast
    assert Counts(held).of("tried")["clean>unsupported"] == 1
