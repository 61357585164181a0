"""What was found, in words."""

import numpy as np
import pytest

from inspector.app import pipeline_for
from inspector.diagnose.across import Case, Found, Who, tell
from inspector.model.mapping import MappingSettings
from tests.diagnose.across.sources import found
from tests.diagnose.across.test_across import CODES
from tests.diagnose.test_samples import SAMPLES

EXPLAIN = pipeline_for(MappingSettings()).explain


def word(who: Who) -> str:
    """Instead of looking it up."""
    return f"{who.identity}@{who.row}"


def test_a_sentence_names_the_largest_case() -> None:
    """With what contradicts each other."""
    rows = np.array([0, 2], "u4")
    case = Case(Who(0, "mpid"), rows, (Who(0, "customer_id"), Who(2, "customer_id")))
    (told,) = tell([Found("across.mpid_customers", rows, (case,), 1)], EXPLAIN, word)

    assert told.diagnostic.message.endswith(
        "several customer ids: 1, such as mpid@0: customer_id@0 and customer_id@2."
    )
    assert told.cases[0].name == "across.mpid_customers mpid@0"


def test_the_worst_comes_first() -> None:
    """Then what most events show."""
    one, many = np.array([0], "u4"), np.arange(9, dtype="u4")
    codes = ("across.no_device", "across.batch_customers", "across.user_attributes")
    rows = (many, one, many)
    values = {"number": "300"}
    told = tell(
        [Found(c, r, (), 1, values) for c, r in zip(codes, rows, strict=True)], EXPLAIN, word
    )

    assert [each.code for each in told] == [codes[2], codes[1], codes[0]]


@pytest.mark.parametrize("code", CODES)
def test_every_sentence_has_its_values(code: str) -> None:
    """No brace is left in any of them."""
    told = tell(found(SAMPLES[code].triggers.data).values(), EXPLAIN, word)
    assert all("{" not in each.diagnostic.message for each in told)
