"""What a term says of a value, what a text is looked for as, and both as a line."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.index.filter.nodes import And, Node, Not, Op, Or, Term, Text, line_of, number_of


@pytest.mark.parametrize(
    ("op", "value", "yes", "no"),
    [
        (Op.EQUAL, "gold", "GOLD", "golden"),
        (Op.CONTAINS, "old", "Golden", "silver"),
        (Op.STARTS, "gold", "Golden", "marigold"),
        (Op.ENDS, "gold", "Marigold", "golden"),
        (Op.ANY, "", "x", ""),
    ],
)
def test_words(op: Op, value: str, yes: str, no: str) -> None:
    """In any case."""
    assert Term("type", op, value).test(yes)
    assert not Term("type", op, value).test(no)


def test_numbers_between_the_bounds() -> None:
    """A comparison is with the beginning of what was written; equal is all of it."""
    shown = {
        op: [n for n in (9, 10, 15, 19, 20) if Term("time", op, "", "", (10, 19)).compare(n)]
        for op in (Op.MORE, Op.LESS, Op.AT_LEAST, Op.AT_MOST, Op.EQUAL, Op.ANY)
    }

    assert shown == {
        Op.MORE: [15, 19, 20], Op.LESS: [9], Op.AT_LEAST: [10, 15, 19, 20], Op.AT_MOST: [9, 10],
        Op.EQUAL: [10, 15, 19], Op.ANY: [9, 10, 15, 19, 20],
    }  # fmt: skip
    assert not Term("time", Op.ANY).compare(None)


def test_attributes_are_compared_as_numbers() -> None:
    """9 is less than 49.90, and gold is neither."""
    more = Term("attr", Op.MORE, "9.5", "price", (number_of("9.5") or 0, 10))

    assert [more.test(text) for text in ("49.90", "9", "1e3", "gold", "nan")] == [
        True, False, True, False, False,
    ]  # fmt: skip


@given(st.text(min_size=1, max_size=6), st.booleans())
def test_a_text_is_found_however_json_writes_it(text: str, ascii_only: bool) -> None:
    """As a writer escapes it, in the case it was given."""
    written = json.dumps(text.casefold(), ensure_ascii=ascii_only)[1:-1].casefold()

    assert any(needle in written for needle in Text(text.casefold()).needles)


def test_capitals_are_found_behind_their_escapes() -> None:
    """`É` may stand as \\u00c9, and a slash behind a backslash."""
    assert r"\u00c9" in Text("é").needles
    assert r"a\/b" in Text("a/b").needles
    assert Text("refund").needles == ("refund",)


@pytest.mark.parametrize(
    ("node", "line"),
    [
        (And(()), ""),
        (And((Text("a"), Or((Text("b"), Not(Text("c")))))), "a (b or -c)"),
        (Term("type", Op.EQUAL, "any"), 'type:"any"'),
        (Term("type", Op.ANY), "type:any"),
        (Term("attr", Op.MORE, "3", "a]b"), 'attr["a]b"]>3'),
        (Not(And((Text("or"), Text("x y")))), '-("or" "x y")'),
    ],
)
def test_a_tree_as_a_line(node: Node, line: str) -> None:
    """With quotation marks only where they are needed."""
    assert line_of(node) == line
