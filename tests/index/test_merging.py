"""What several readers made of a text is what one would have made."""

from itertools import islice

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.index.columns import Part, Words
from inspector.index.lines import LineReader
from inspector.index.merging import Merger, Teller, joined
from inspector.model.mapping import MappingSettings
from tests import shop
from tests.benchmarks.generate import batches
from tests.index.files import ODD

PIPELINE = shop.pipeline_for(MappingSettings(), shop.NOON_MS)
LINES = st.lists(st.sampled_from([*ODD, *(line for line, _ in islice(batches(3), 8))]), max_size=12)


def spoken(part: Part, words: Words) -> object:
    """A part, with values instead of their numbers."""
    tables = words.tables
    columns = {**part.records, **part.rows}
    shown = {
        name: [tables[name].values[n] for n in column] if name in tables else column.tolist()
        for name, column in columns.items()
    }
    return shown, part.counts.tolist(), part.odd_times, part.batch_ids, part.kept


@pytest.mark.parametrize("packed", [False, True])
@given(stretches=st.lists(st.tuples(st.integers(0, 2), LINES.filter(len)), min_size=1, max_size=5))
def test_parts_of_several_readers(packed: bool, stretches: list[tuple[int, list[bytes]]]) -> None:
    """Numbers go on over lines that hold several records, whoever reads which lines."""
    words, whole = Words(), Words()
    alone = LineReader(whole, PIPELINE, packed)
    owns = [Words() for _ in range(3)]
    readers = [(LineReader(own, PIPELINE, packed), Teller(own)) for own in owns]
    merger, parts, line, offset = Merger(words, 0), [], 0, 0
    for number, lines in stretches:
        text = b"".join(each + b"\n" for each in lines)
        alone.take(text)
        reader, teller = readers[number]
        reader.number, reader.line, reader.offset = 0, line, offset
        reader.take(text)
        parts.append(merger.part(number, reader.part(0), teller.news()))
        line, offset = line + len(lines), offset + len(text)
    assert spoken(joined(parts), words) == spoken(alone.part(0), whole)


def test_numbers_fit_their_columns() -> None:
    """As those of one reader do."""
    words, own = Words(), Words()
    reader = LineReader(own, PIPELINE, packed=False)
    reader.take(shop.batch_of(shop.custom("A")))
    part = reader.part(0)
    merged = Merger(words, 0).part(0, part, Teller(own).news())
    for name, column in {**part.records, **part.rows}.items():
        assert {**merged.records, **merged.rows}[name].dtype == column.dtype
    assert np.array_equal(joined([merged, merged]).counts, [1, 1])
