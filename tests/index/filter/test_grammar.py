"""How a line is read."""

import pytest
from hypothesis import given

from inspector.index.filter.cursor import FilterError
from inspector.index.filter.grammar import DEEPEST, Reader
from inspector.index.filter.nodes import And, Node, Not, Op, Or, Term, Text, line_of
from tests.index.filter.helpers import TODAY, trees

A, B, C = Text("a"), Text("b"), Text("c")


def read(line: str) -> Node:
    """The tree of a line."""
    return Reader(line, TODAY).read()[0]


@given(trees)
def test_what_is_printed_is_read_again(tree: Node) -> None:
    """parse(print(tree)) is the tree, whatever values hold."""
    assert read(line_of(tree)) == tree


@pytest.mark.parametrize(
    ("line", "tree"),
    [
        ("  ", And(())),
        ("a b", And((A, B))),
        ("a and b", And((A, B))),
        ("a or b c", Or((A, And((B, C))))),
        ("(a or b) c", And((Or((A, B)), C))),
        ("a OR b oR c", Or((A, B, C))),
        ("-a", Not(A)),
        ("not a b", And((Not(A), B))),
        ("not (a b)", Not(And((A, B)))),
        ("--a", Not(Not(A))),
        ("-type:any", Not(Term("type", Op.ANY))),
        ("-type!=x", Not(Not(Term("type", Op.EQUAL, "x")))),
        ('"or" "a b"', And((Text("or"), Text("a b")))),
        ('a"b"(c)', And((A, B, C))),
        ("-5093479343", Text("-5093479343")),
        ("not -5", Not(Text("-5"))),
        ("- a", And((Text("-"), A))),
        ("order notes android", And((Text("order"), Text("notes"), Text("android")))),
    ],
)
def test_conditions_are_joined(line: str, tree: Node) -> None:
    """Side by side is `and`, which binds closer than `or`; a negative number is text."""
    assert read(line) == tree


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("a (b", r"parenthesis at character 3 never closes"),
        ("a) b", r"parenthesis at character 2 closes nothing"),
        ("a ()", r"missing at character 4"),
        ("a or", r"missing at character 5, such as refund"),
        ("or a", r"missing at character 1"),
        ("a and or b", r"missing at character 7"),
        ("a not", r"missing at character 6"),
        ("(" * (DEEPEST + 1), rf"character {DEEPEST + 1} .*more than {DEEPEST} levels"),
        ("-" * DEEPEST + "a", r"levels"),
    ],
)
def test_a_fault_is_named_with_its_place(line: str, complaint: str) -> None:
    """The sentence stands under the line while it is typed."""
    with pytest.raises(FilterError, match=complaint):
        read(line)


def test_leaves_are_told_with_their_places() -> None:
    """For the grounds behind them; what stands in parentheses or beside `or` is not alone."""
    line = 'refund -name:"a b" (not user:x or y)'
    tokens = Reader(line, TODAY).read()[1]

    assert [(line[t.start : t.end], t.key, t.alone) for t in tokens] == [
        ("refund", "", True),
        ('-name:"a b"', "name", True),
        ("not user:x", "user", False),
        ("y", "", False),
    ]
    assert not any(t.alone for t in Reader("a or b", TODAY).read()[1])
