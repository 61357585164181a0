"""Narrowing sets of rows."""

from hypothesis import given
from hypothesis import strategies as st

from inspector.index.filter.nodes import And, Node, Not, Op, Or, Term, Text
from inspector.index.filter.select import Leaf, cheap_first, select
from tests.index.filter.helpers import leaves, trees

ROWS = 6
ALL = (1 << ROWS) - 1


class Table:
    """Six rows as bits: which leaves hold for which rows is drawn as it is asked for."""

    def __init__(self, data: st.DataObject) -> None:
        self._data = data
        self._masks: dict[Leaf, int] = {}

    def mask(self, leaf: Leaf) -> int:
        """The rows a leaf holds for."""
        if leaf not in self._masks:
            self._masks[leaf] = self._data.draw(st.integers(0, ALL))
        return self._masks[leaf]

    def pick(self, leaf: Leaf, among: int) -> int:
        """All rows at once."""
        return self.mask(leaf) & among

    def select(self, node: Node) -> int:
        """The rows a tree lets through."""
        return select(node, ALL, self.pick)

    def one_by_one(self, node: Node) -> int:
        """The same rows, asked one after the other."""
        return sum(
            1 << n
            for n in range(ROWS)
            if select(node, True, lambda leaf, among, n=n: among and bool(self.mask(leaf) >> n & 1))
        )


@given(st.data(), trees)
def test_many_rows_at_once_or_one_by_one(data: st.DataObject, tree: Node) -> None:
    """The same rows, and the same with the cheap parts first."""
    table = Table(data)

    found = table.select(tree)

    assert table.one_by_one(tree) == found
    assert table.select(cheap_first(tree)) == found


@given(st.data(), trees, trees)
def test_de_morgan(data: st.DataObject, one: Node, other: Node) -> None:
    """Not both is not the one or not the other; and round again."""
    table = Table(data)

    assert table.select(Not(And((one, other)))) == table.select(Or((Not(one), Not(other))))
    assert table.select(Not(Or((one, other)))) == table.select(And((Not(one), Not(other))))
    assert table.select(Not(Not(one))) == table.select(one)


@given(st.data(), leaves, leaves)
def test_only_what_is_undecided_is_asked(data: st.DataObject, one: Leaf, other: Leaf) -> None:
    """A dear leaf behind a cheap one sees few rows."""
    table = Table(data)
    asked: list[int] = []

    def pick(leaf: Leaf, among: int) -> int:
        asked.append(among)
        return table.pick(leaf, among)

    select(And((one, other)), ALL, pick)
    select(Or((one, other)), ALL, pick)

    assert asked == [ALL, table.mask(one), ALL, ALL & ~table.mask(one)]


def test_what_costs_most_comes_last() -> None:
    """Columns, then sending, then text, then what must be decoded or mapped."""
    size, text = Term("size", Op.ANY), Text("x")
    attr, sent, kind = (Term(key, Op.ANY, "", "x") for key in ("attr", "sent", "type"))

    plan = cheap_first(And((size, Not(attr), Or((text, kind)), sent, kind)))

    assert plan == And((kind, sent, Or((kind, text)), Not(attr), size))
