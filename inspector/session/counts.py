"""How many events have which value of a filter, over everything that is open."""

from collections import Counter
from collections.abc import Iterable, Mapping

from inspector.index.census import attributes, census
from inspector.index.source import Source
from inspector.model.delivery import Attempt, EventKey
from inspector.pipeline import Pipeline


def counted(
    key: str,
    sources: Mapping[int, Source],
    attempts: Mapping[EventKey, Iterable[Attempt]],
    pipeline: Pipeline,
) -> Counter[str]:
    """The values of the filter `key`. For `attr`: the names of attributes in the first events."""
    if key == "sent":
        sent = (tries for event, tries in attempts.items() if event.source in sources)
        last = ({each.family: each.outcome for each in tries} for tries in sent)
        return Counter(str(outcome) for tries in last for outcome in set(tries.values()))
    counts = (
        attributes(source, pipeline) if key == "attr" else census(key, source)
        for source in sources.values()
    )
    return sum(counts, Counter())
