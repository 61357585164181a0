"""What it takes to answer a filter is told from the filter alone."""

from inspector.index.costs import is_dear, leaves_of, needs_rulings
from inspector.index.filter import parse


def test_what_a_filter_costs() -> None:
    """Bytes, or what is known only later."""
    assert [is_dear(parse(line).plan) for line in ("name:a", "name:a b", "-attr[x]:1")] == [
        False, True, True
    ]  # fmt: skip
    assert [needs_rulings(parse(line).plan) for line in ("name:a", "verdict:lossy", "b")] == [
        False, True, True
    ]  # fmt: skip
    assert len(list(leaves_of(parse("a -(b or name:c)").plan))) == 3
