"""Where the stages meet: the bytes of a source become inspected events. Pure."""

from collections.abc import Iterator

from inspector.model.batch import Record
from inspector.model.inspection import Inspection


class Pipeline:
    def read(self, data: bytes) -> Iterator[Record]:
        raise NotImplementedError

    def inspect(self, record: Record) -> tuple[Inspection, ...]:
        raise NotImplementedError
