"""Reading one term."""

import pytest

from inspector.index.filter.cursor import Cursor, FilterError
from inspector.index.filter.keys import KEYS
from inspector.index.filter.nodes import Not, Op, Term
from inspector.index.filter.terms import term
from tests.index.filter.helpers import TODAY


def read(line: str) -> Term | Not | None:
    """The term at the start of a line."""
    return term(Cursor(line), TODAY)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("type:X", Term("type", Op.EQUAL, "x")),
        ("Type=X", Term("type", Op.EQUAL, "x")),
        ("type!=x", Not(Term("type", Op.EQUAL, "x"))),
        ("type~x", Term("type", Op.CONTAINS, "x")),
        ("type:~x", Term("type", Op.CONTAINS, "x")),
        ("type:^x", Term("type", Op.STARTS, "x")),
        ("type$x", Term("type", Op.ENDS, "x")),
        ("type:ANY", Term("type", Op.ANY)),
        ('type:"any"', Term("type", Op.EQUAL, "any")),
        ("type~any", Term("type", Op.CONTAINS, "any")),
        ("type::x", Term("type", Op.EQUAL, ":x")),
        ('type:"a \\"b\\\\"', Term("type", Op.EQUAL, 'a "b\\')),
        ("time:>12:03", Term("time", Op.MORE, "12:03")),
        ("time:any", Term("time", Op.ANY)),
        ("size>=1KB", Term("size", Op.AT_LEAST, "1kb")),
        ("attr[Plan]:gold", Term("attr", Op.EQUAL, "gold", "plan")),
        ('ATTR["a]b"]~x', Term("attr", Op.CONTAINS, "x", "a]b")),
        ("attr[a b]<3", Term("attr", Op.LESS, "3", "a b")),
        ("type", None),
        ("price$5", None),
        ("a1=b", None),
    ],
)
def test_a_key_a_sign_and_a_value(line: str, found: Term | Not | None) -> None:
    """Signs with or without a colon before them; what is no term is text."""
    assert read(line) == found


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("colour:red", r"no filter “colour:” \(character 1\).*type.*quotation marks"),
        ("a=b", r"no filter “a=”"),
        ("type: x", r"value is missing after “type:” .*type:commerce_event"),
        ("attr:x", r"attr \(character 1\) needs a name in brackets, such as attr\[plan\]:gold"),
        ("attr[x", r"bracket of attr \(character 1\) never closes"),
        ("attr[x]", r"attr \(character 1\) needs a name and a comparison"),
        ("attr[]:x", r"attr \(character 1\) needs a name"),
        ("attr[x]>y", r"“y” \(attr, character 1\) is not a number"),
        ("type>3", r"type \(character 1\) cannot be compared with >.*commerce_event"),
        ("time~3", r"time \(character 1\) cannot be compared with ~.*time>12:03"),
        ("time>noon", r"“noon” \(time, character 1\) is not a moment such as 12:03"),
        ("size>big", r"“big” \(size, character 1\) is not a size such as"),
        ("verdict:losy", r"verdict \(character 1\) is never “losy”; it is one of .*lossy"),
    ],
)
def test_a_fault_is_named_with_what_would_work(line: str, complaint: str) -> None:
    """Each sentence says where and offers a way on."""
    with pytest.raises(FilterError, match=complaint):
        read(line)


@pytest.mark.parametrize("key", KEYS.values(), ids=str)
def test_every_example_is_a_term(key: object) -> None:
    """What the sentences offer works."""
    found = read(key.example)  # type: ignore[attr-defined]

    assert isinstance(found, Term)
    assert KEYS[found.key] is key
