"""One condition on one row."""

from dataclasses import replace

from hypothesis import given

from inspector.index.filter.keys import KEYS, Kind
from inspector.index.filter.nodes import And, Node, Not, Op, Or, Term, Text
from inspector.index.filter.rows import Nothing, column, holds
from inspector.index.filter.select import Leaf, select
from tests.index.filter.helpers import ROW, Known, trees


def passes(node: Node) -> bool:
    """Whether ROW does."""
    known = Known()
    return select(node, True, lambda leaf, among: among and holds(leaf, ROW, known.contains, known))


@given(trees, trees)
def test_de_morgan_on_a_real_row(one: Node, other: Node) -> None:
    """Whatever the conditions look into."""
    assert passes(Not(And((one, other)))) is passes(Or((Not(one), Not(other))))
    assert passes(Not(Or((one, other)))) is passes(And((Not(one), Not(other))))


def test_bytes_are_read_only_where_no_column_shows_the_text() -> None:
    """And for each spelling of it."""
    known = Known()
    leaves: list[Leaf] = [Text("purchase"), Text("m@shop"), Text('a"b')]

    assert [holds(leaf, ROW, known.contains, known) for leaf in leaves] == [True, True, False]
    assert known.asked == ['a"b', 'a\\"b']


def test_what_nobody_knows_is_not_there() -> None:
    """A row alone has no attributes, no size and was not sent."""
    nothing = Nothing()
    terms = [Term(key, Op.ANY, "", "x") for key in ("attr", "size", "sent")]

    assert [holds(term, ROW, lambda *_: True, nothing) for term in terms] == [False] * 3


def test_every_word_filter_has_a_column() -> None:
    """Completion offers its values. What was sent, what a whole source shows, and what is tried is
    known elsewhere."""
    elsewhere = ("sent", "across", "tried")
    words = [each.name for each in KEYS.values() if each.kind is Kind.WORD]
    words = [word for word in words if word not in elsewhere]

    assert all(column(key, replace(ROW, edited=True)) for key in words)
    assert column("edited", ROW) == ()
    assert column("mpid", ROW) == ("-5093",)
    assert column("size", ROW) == ()
