"""Which opening lines stay in sight."""

from inspector.model.json import encode
from inspector.ui.models.document import Section, build
from inspector.ui.models.rows import Rows
from inspector.ui.models.sticky import STUCK, sticky

DEEP = build(
    [Section("", encode({"a": {"b": {"c": {"d": {"e": list(range(9))}}}}, "list": [{"x": 1}]}), "")]
)


def test_the_innermost_named_containers_stick() -> None:
    """As many as there is room for, the outermost ones give way."""
    last = DEEP.line_of("/a/b/c/d/e/3")
    found = sticky(DEEP, Rows(DEEP), last or 0)
    assert found == tuple(DEEP.line_of(at) for at in ("/a/b/c", "/a/b/c/d", "/a/b/c/d/e"))
    assert len(found) == STUCK


def test_what_is_in_sight_does_not_stick() -> None:
    """At the top of the text nothing does; a bare bracket never does."""
    rows = Rows(DEEP)
    assert sticky(DEEP, rows, 0) == ()
    line = DEEP.line_of("/list/0/x")
    assert sticky(DEEP, rows, line or 0) == (DEEP.line_of("/list"),)
