"""What the fields of a whole source come to, counted step by step."""

from collections.abc import Iterator

from inspector.index.source import Source
from inspector.mapping.coverage import Tally
from inspector.pipeline import Pipeline


def count(source: Source, pipeline: Pipeline, tally: Tally) -> Iterator[int]:
    """Adds every event of `source` to `tally`, a record at a time; yields how many records are
    done. What is no event has no fields. Raises OSError where the file cannot be read."""
    numbers = source.columns.of_record("number")
    for place in range(source.columns.records):
        for inspection in pipeline.inspect(source.record(int(numbers[place]))):
            if inspection.event is not None:
                tally.add(inspection.event, inspection.mapping)
        yield place + 1
