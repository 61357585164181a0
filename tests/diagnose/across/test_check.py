"""All checks together."""

from hypothesis import given
from hypothesis import strategies as st

from inspector.model.json import encode
from tests import shop
from tests.diagnose.across.sources import found


@given(st.lists(shop.batches, max_size=5))
def test_whatever_comes(trees: list[dict[str, object]]) -> None:
    """No batch is too odd to be looked at; a source twice over only adds repeats."""
    data = b"\n".join(map(encode, trees))
    for problem in found(data).values():
        assert problem.rows.tolist() == sorted(set(problem.rows.tolist()))
        assert len(problem.rows)
