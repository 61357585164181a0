"""Nothing that is put into a canonical tree is lost, and no digit changes."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.formats.draft import Draft, number
from inspector.formats.keys import load
from inspector.model.json import Json, text_of
from tests.formats.helpers import KEYS

TABLE = b"""
[[object]]
name = "outer"
source = "test"
keys = [
    { key = "n", to = "name" },
    { key = "d", to = "deep/er" },
    { key = "b", to = "/batch_field" },
    { key = "o", to = "object", object = "inner" },
    { key = "w", to = "whole", as = "whole" },
    { key = "r", to = "real", as = "number" },
    { key = "c", to = "chosen", choice = "codes" },
]
[[object]]
name = "inner"
source = "test"
keys = [{ key = "*", object = "inner" }, { key = "n", to = "name" }]
[[choice]]
name = "codes"
source = "test"
values = { 1 = "one", true = true }
"""
OUTER = load({"t.toml": TABLE})


def copied(source: dict[str, Json]) -> tuple[Json, Json]:
    """What became of an object: itself and the batch."""
    draft = Draft(OUTER)
    return draft.copy(source, "outer", {}), draft.batch


@pytest.mark.parametrize(
    ("source", "here", "batch"),
    [
        ({"n": 1, "x": 2}, {"name": 1, "x": 2}, {}),
        ({"d": 1}, {"deep": {"er": 1}}, {}),
        ({"b": 1}, {}, {"batch_field": 1}),
        ({"o": {"n": 1, "k": {"n": 2}}}, {"object": {"name": 1, "k": {"name": 2}}}, {}),
        ({"o": [{"n": 1}, 2]}, {"object": [{"name": 1}, 2]}, {}),
        ({"o": "text"}, {"object": "text"}, {}),
        ({"w": "12", "r": "1.50"}, {"whole": 12, "real": Decimal("1.50")}, {}),
        ({"w": 12, "r": None}, {"whole": 12, "real": None}, {}),
        ({"c": 1}, {"chosen": "one"}, {}),
        ({"c": True}, {"chosen": True}, {}),
        ({"c": ["1"]}, {"chosen": ["1"]}, {}),
        ({"c": None}, {"chosen": None}, {}),
        ({"n": 1, "name": 2}, {"name": 1, "name (2)": 2}, {}),
        ({"name": 2, "n": 1}, {"name": 2, "n": 1}, {}),
        ({"n": 1, "name": 1}, {"name": 1}, {}),
        ({"n": {"a": 1}, "name": {"a": 2, "b": 3}}, {"name": {"a": 1, "a (2)": 2, "b": 3}}, {}),
        ({"deep": None, "d": 1}, {"deep": None, "d": 1}, {}),
    ],
)
def test_fields_arrive(source: dict[str, Json], here: Json, batch: Json) -> None:
    """Renamed, moved, converted, merged, or kept under their own key where the place is taken."""
    assert copied(source) == (here, batch)


def test_a_special_key_is_handed_over() -> None:
    """With its value and its pointer."""
    seen: list[tuple[Json, str]] = []
    draft = Draft(OUTER)
    special = {"n": lambda value, at: seen.append((value, at))}
    assert draft.copy({"n": 1}, "outer", {}, "/a", special) == {}
    assert seen == [(1, "/a/n")]
    assert draft.names == {"/a/n": "name"}


@pytest.mark.parametrize(
    ("text", "whole", "value"),
    [
        ("-8662059857093091527", True, -8662059857093091527),
        ("0", True, 0),
        ("-0", True, "-0"),
        ("007", True, "007"),
        ("+5", True, "+5"),
        (" 5", True, " 5"),
        ("5.0", True, "5.0"),
        ("٣", True, "٣"),
        ("9.90", False, Decimal("9.90")),
        ("5", False, 5),
        ("0.00000001", False, "0.00000001"),
        ("1e5", False, "1e5"),
        (".5", False, ".5"),
        ("9" * 31, False, "9" * 31),
        ("", True, ""),
    ],
)
def test_only_text_that_is_written_the_same_becomes_a_number(
    text: str, whole: bool, value: Json
) -> None:
    """Anything else stays text."""
    assert number(text, whole=whole) == value
    assert type(number(text, whole=whole)) is type(value)


@given(st.text("0123456789.-+eE ", max_size=12), st.booleans())
def test_no_digit_changes(text: str, whole: bool) -> None:
    """A number is written back as the text it was."""
    assert text_of(number(text, whole=whole)) == text


def test_a_device_identity_is_told_from_a_users() -> None:
    """The codes from 22 on lead into the batch."""
    draft = Draft(KEYS)
    assert draft.choose("short.identity", 22) in KEYS.choices["short.device_identity"]
    assert draft.choose("short.identity", 21) not in KEYS.choices["short.device_identity"]
