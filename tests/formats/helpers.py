"""What the tests of this room share."""

import json
from pathlib import Path

import pytest
from hypothesis import strategies as st

from inspector import formats
from inspector.formats import read
from inspector.model.batch import Batch, Kind, Other, Record
from inspector.model.problems import Finding
from inspector.storage import resources

KEYS = formats.load({name: resources.read(name) for name in resources.names("formats")})
"""The real key tables."""

GOOD = b'{"events":[{"event_type":"custom_event","data":{"event_name":"x"}}]}'
"""A small batch."""
SYNTAX = st.text('{}[]:,"\\ \n\r19e.-ntxé', max_size=60).map(str.encode)
"""Text out of the characters JSON is made of."""
NAMED = st.builds(
    lambda name, plain: GOOD.replace(b'"x"', json.dumps(name, ensure_ascii=plain).encode()),
    st.text(max_size=20),
    st.booleans(),
)
"""A small batch whose event has any name, written with escapes or without."""
DATA = Path(__file__).parents[3] / "shared" / "data"


def real(name: str) -> bytes:
    """A real file nobody on the project wrote; the test skips where it is absent."""
    path = DATA / name
    if not path.is_file():
        pytest.skip(f"the real input {name} is not on this machine")
    return path.read_bytes()


def open_batch(record: Record) -> Batch | Other | tuple[Finding, ...]:
    """A record opened with the real key tables."""
    return formats.open_batch(record, KEYS)


def opened(data: bytes) -> list[Batch]:
    """Every batch in `data`."""
    results = [open_batch(record) for record in read(data) if record.kind is Kind.BATCH]
    return [result for result in results if isinstance(result, Batch)]


def findings(record: Record) -> tuple[Finding, ...]:
    """Why a record is no batch; fails where it is one."""
    result = open_batch(record)
    assert isinstance(result, tuple), f"{record.place} opened"
    return result


def only_finding(data: bytes) -> Finding:
    """The one finding of the one record in `data`."""
    (record,) = read(data)
    (finding,) = findings(record)
    return finding


def check(data: bytes) -> list[Record]:
    """What holds for every source: it reads, and each unit lies where it says."""
    records = list(read(data))
    assert records
    numbers = [record.number for record in records]
    assert numbers == sorted(set(numbers))
    for record in records:
        if not record.inside:
            assert data[record.offset : record.offset + len(record.raw)] == record.raw
        result = open_batch(record)
        if isinstance(result, tuple):
            assert result
            assert all(finding.values["what"] for finding in result)
    return records


@st.composite
def damaged(draw: st.DrawFn, data: bytes, start: int = 0) -> bytes:
    """A copy of `data` cut short, or with one bit turned, at byte `start` or behind it."""
    at = draw(st.integers(start, len(data) - 1))
    if draw(st.booleans()):
        return data[:at]
    return data[:at] + bytes([data[at] ^ 1 << draw(st.integers(0, 7))]) + data[at + 1 :]
