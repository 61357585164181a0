"""Every problem by its samples: a batch that has it, and one that comes close."""

import pytest

from inspector.app import pipeline_for
from inspector.diagnose import Sample, Samples, load_samples
from inspector.diagnose.catalog import CatalogError
from inspector.diagnose.samples import NOW_MS
from inspector.model.inspection import Inspection
from inspector.storage import resources
from tests import shop
from tests.diagnose.test_catalog import PROBLEMS

TEXTS = {name: resources.read(name) for name in resources.names("samples/problems")}
SAMPLES = load_samples(TEXTS)
OF_EVENTS = [code for code in PROBLEMS if not code.startswith("across.")]


def inspect(sample: Sample) -> list[Inspection]:
    """What the whole pipeline says of a sample."""
    pipeline = pipeline_for(sample.settings, NOW_MS)
    return [each for record in pipeline.read(sample.data) for each in pipeline.inspect(record)]


@pytest.mark.parametrize("code", OF_EVENTS)
def test_the_problem_is_found(code: str) -> None:
    """Once; its sentence has all its values, and its pointers lead into the batch."""
    inspections = inspect(SAMPLES[code].triggers)

    found = [d for each in inspections for d in each.diagnostics if d.code == code]
    assert len(found) == 1
    assert "{" not in found[0].message + found[0].remedy
    assert all(pointer.startswith("/") for pointer in found[0].pointers)
    assert min(each.verdict.rank for each in inspections) <= found[0].verdict.rank


@pytest.mark.parametrize("code", OF_EVENTS)
def test_what_comes_close_is_left_in_peace(code: str) -> None:
    """No false alarm."""
    inspections = inspect(SAMPLES[code].passes)

    assert inspections
    assert code not in {d.code for each in inspections for d in each.diagnostics}


def test_no_code_is_without_a_sample() -> None:
    """And no sample without a code."""
    assert set(PROBLEMS) == set(SAMPLES)


def test_a_clean_event_is_clean() -> None:
    """A plain event of a known user has one remark: that a second table disagrees."""
    (inspection,) = inspect(Sample())

    assert shop.codes(inspection) == ["doc.disagrees"]
    assert inspection.badge == "clean"


def test_repeated_text_is_written_out() -> None:
    """A long text stays readable in the table."""
    assert Sample(text="a«x*3»«,#*2»").data == b"axxx,0,1"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[[sample]]\ncode = 'a'", "missing required field"),
        ("[[sample]]\ncode = 'a'\ntriggers = {}\n" * 2, "stand twice"),
    ],
)
def test_a_faulty_table_is_refused(text: str, complaint: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(CatalogError, match=complaint):
        load_samples({"x.toml": text.encode()})


def test_samples_compare() -> None:
    """A row without `passes` takes the plain event."""
    assert Samples(code="a", triggers=Sample()).passes == Sample()
