"""The survey of recordings counts what the window shows."""

from pathlib import Path

from inspector.app import pipeline_for
from inspector.model.mapping import MappingSettings
from tests import shop
from tests.index.files import read_whole
from tests.survey import Found, survey, surveyed, table

PIPELINE = pipeline_for(MappingSettings())


def test_what_one_file_holds() -> None:
    """Batches, their events, other traffic and complaints, each by its name."""
    data = b"\n".join(
        (
            shop.batch_of(shop.custom("A"), shop.custom("B")),
            b'{"events": [],}',
            b'{"request_type":"alias"}',
            b"17",
        )
    )
    found = surveyed("a", data)
    assert found == Found(
        "a", 2, 2, {"alias call": 1}, {"json.repaired": 1, "input.not_a_batch": 1}
    )
    assert table([found]).splitlines()[2] == (
        "| a | 2 | 2 | 1 alias call | 1 input.not_a_batch, 1 json.repaired |"
    )


def test_every_real_file_opens(shared_data: Path) -> None:
    """Each holds something that is counted; the list has the same events and other traffic."""
    found = list(survey(shared_data))
    assert len(found) == sum(path.is_file() for path in shared_data.rglob("*"))
    for each in found:
        assert each.batches or each.other or each.complaints, each.name
    for each in found:
        if each.batches:
            source = read_whole((shared_data / each.name).read_bytes(), PIPELINE)
            assert source.columns.others == sum(each.other.values()), each.name
            rows = [source.row(number) for number in range(len(source))]
            assert sum(row.key.event >= 0 for row in rows) == each.events, each.name
