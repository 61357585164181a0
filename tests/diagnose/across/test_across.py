"""Every problem of a source by its samples."""

import pytest

from tests.diagnose.across.sources import found
from tests.diagnose.test_catalog import PROBLEMS
from tests.diagnose.test_samples import SAMPLES

CODES = [code for code in PROBLEMS if code.startswith("across.")]


@pytest.mark.parametrize("code", CODES)
def test_the_problem_is_found(code: str) -> None:
    """With the events that show it, in order and each once."""
    problem = found(SAMPLES[code].triggers.data)[code]

    rows = problem.rows.tolist()
    assert rows == sorted(set(rows)) != []
    assert problem.count >= max(1, len(problem.cases))
    assert all(set(case.rows.tolist()) for case in problem.cases)


@pytest.mark.parametrize("code", CODES)
def test_what_comes_close_is_left_in_peace(code: str) -> None:
    """No false alarm."""
    assert code not in found(SAMPLES[code].passes.data)


def test_an_empty_source_has_nothing() -> None:
    """Not even what is missing."""
    assert found(b"") == {}
