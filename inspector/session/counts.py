"""How many events have which value of a filter, over everything that is open."""

from collections import Counter
from collections.abc import Mapping, Sequence

from inspector.index.census import attributes, census
from inspector.index.source import Source
from inspector.model.delivery import Attempt, EventKey
from inspector.pipeline import Pipeline


def counted(
    key: str,
    sources: Mapping[int, Source],
    attempts: Mapping[EventKey, Sequence[Attempt]],
    pipeline: Pipeline,
) -> Counter[str]:
    """The values of the filter `key`. For `attr`: the names of attributes in the first events."""
    if key == "sent":
        sent = (tries for event, tries in attempts.items() if event.source in sources)
        return Counter(str(each.outcome) for tries in sent for each in tries[-1:])
    counts = (
        attributes(source, pipeline) if key == "attr" else census(key, source)
        for source in sources.values()
    )
    return sum(counts, Counter())
