"""Tables that are read without msgspec, and as strictly."""

from typing import NamedTuple

import pytest

from inspector.storage.tables import Colour, made, plain


class Inner(NamedTuple):
    shade: Colour


class Outer(NamedTuple):
    name: str
    dark: bool
    wide: int
    part: float
    inner: Inner


GOOD = """
name = "x"
dark = true
wide = 4
part = 1
inner = { shade = "#00ff00" }
"""


def test_a_table_becomes_named_values() -> None:
    """At every depth, and back."""
    value = made(Outer, GOOD.encode(), "x.toml")
    assert value == Outer("x", True, 4, 1.0, Inner(Colour("#00ff00")))
    assert plain(value) == {
        "name": "x",
        "dark": True,
        "wide": 4,
        "part": 1.0,
        "inner": {"shade": "#00ff00"},
    }


@pytest.mark.parametrize(
    ("there", "instead", "said"),
    [
        ("wide = 4", "", "x.toml: `wide` is missing"),
        ("wide = 4", "wide = 4\nwild = 1", "x.toml: `wild` is unknown"),
        ("wide = 4", "wide = true", "x.toml: wide: True does not belong there"),
        ("wide = 4", "wide = 4.5", "x.toml: wide: 4.5 does not belong there"),
        ("dark = true", "dark = 1", "x.toml: dark: 1 does not belong there"),
        ('name = "x"', "name = 1", "x.toml: name: 1 does not belong there"),
        ("part = 1", 'part = "a"', "x.toml: part: could not convert"),
        ("#00ff00", "#0F0", "x.toml: inner: shade: '#0F0' is no colour"),
        ('{ shade = "#00ff00" }', "3", "x.toml: inner is no table"),
    ],
)
def test_whatever_is_wrong_is_said_with_its_place(there: str, instead: str, said: str) -> None:
    """Nothing is missing, nothing is unknown, and every value has its kind."""
    with pytest.raises(ValueError, match=said):
        made(Outer, GOOD.replace(there, instead).encode(), "x.toml")
