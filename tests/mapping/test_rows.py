"""Rows that cannot be right."""

import pytest

from inspector.mapping.rows import RuleError, is_set
from inspector.mapping.rules import load
from inspector.storage import resources

TEXTS = {name: resources.read(name) for name in resources.names("mapping")}


_FIELD = """[[field]]
id = "x"
tables = ["event"]
standing = "decided"
source = "s"
sentence = "S."
"""


@pytest.mark.parametrize(
    ("rest", "complaint"),
    [
        ('from = ["event:/a"]\nto = ["event:/b"]\ntransform = "magic"', "no transform"),
        ('to = ["event:/b"]', "either `from` or `value`"),
        ('from = ["event:/a"]', "needs `to` or `route`"),
        ('from = ["/a"]\nto = ["event:/b"]', "`from` starts with"),
        ('from = ["event:/a"]\nto = ["/b"]', "`to` starts with"),
        ('from = ["event:/a"]\nto = ["event:/b"]\nsetting = { mood = "x" }', "no setting"),
        ('from = ["event:/a"]\nroute = "/user_attributes"', "go together"),
    ],
)
def test_a_row_that_cannot_be_right_is_refused(rest: str, complaint: str) -> None:
    """What a type cannot say is checked when the tables are loaded."""
    with pytest.raises(RuleError, match=complaint):
        load(TEXTS | {"mapping/x.toml": (_FIELD + rest).encode()})


def test_what_says_something() -> None:
    """A false and a zero say something; null and emptiness do not."""
    assert is_set(False)
    assert is_set(0)
    assert not is_set([])
    assert not is_set(None)
