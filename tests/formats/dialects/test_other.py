"""What is no batch is not mistaken for one."""

import pytest

from inspector.formats.dialects.other import SHAPES
from inspector.formats.dialects.shape import Use
from inspector.formats.draft import Tree

BY_NAME = {shape.name: shape for shape in SHAPES}


@pytest.mark.parametrize(
    ("name", "tree"),
    [
        ("identity", {"known_identities": {}, "events": []}),
        ("alias", {"request_type": "x"}),
        ("forwarding", {"mid": 1}),
        ("configuration", {"kitConfigs": 5}),
        ("partner", {"type": "event_processing_request"}),
        ("partner", {"type": 5}),
        ("moengage", {"type": "event"}),
        ("http", {"url": "https://a.test"}),
    ],
)
def test_something_like_it_is_something_else(name: str, tree: Tree) -> None:
    """One tell-tale of two, or beside events, proves nothing."""
    assert BY_NAME[name].sure(tree) == 0.0


def test_none_of_them_is_a_batch() -> None:
    """Other traffic is counted, foreign values are named."""
    assert {shape.use for shape in SHAPES} == {Use.OTHER, Use.FOREIGN}
    assert not any(shape.is_batch for shape in SHAPES)
