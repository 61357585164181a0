"""What a shape is good for."""

import pytest

from inspector.formats.dialects.shape import Shape, Use
from inspector.formats.shapes import SHAPES


@pytest.mark.parametrize("use", Use)
def test_a_batch_can_be_made_of_two_uses(use: Use) -> None:
    """Of canonical words and of translated ones."""
    shape = Shape("x", "x", lambda tree: 1.0, use)
    assert shape.is_batch is (use in (Use.CANONICAL, Use.TRANSLATED))


def test_who_translates_says_how() -> None:
    """And nobody else does."""
    for shape in SHAPES:
        assert (shape.translate is not None) is (shape.use is Use.TRANSLATED), shape.name
