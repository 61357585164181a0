"""Which line is whose, in formatted text."""

import msgspec
import pytest
from hypothesis import given

from inspector.model.json import Json, encode, leaves, resolve
from inspector.ui.models.layout import NOWHERE, Layout, key_end
from tests import shop


@given(shop.values)
def test_a_pointer_and_its_line_find_each_other(value: Json) -> None:
    """For every value and every container around it."""
    layout = Layout(encode(value))
    found = {pointer: layout.find(pointer) for pointer, _ in leaves(value)}
    for pointer, line in found.items():
        assert line is not None
        assert layout.tokens(line) == pointer
        while (line := int(layout.parents[line])) != NOWHERE:
            assert layout.find(layout.tokens(line)) == line
            assert layout.tokens(int(layout.ends[line])) == layout.tokens(line)


@given(shop.values)
def test_leaves_are_counted_as_they_stand(value: Json) -> None:
    """What a container holds, however deep."""
    layout = Layout(encode(value))
    for line in range(len(layout.texts)):
        if layout.opens[line]:
            inside = resolve(value, layout.tokens(line))
            assert layout.leaves(line) == len(list(leaves(inside)))


@pytest.mark.parametrize("pointer", ["/x", "/a/2", "/a/x", "/a/-1", "/a/0/y", "/s/0", "/e/0"])
def test_what_is_not_there_has_no_line(pointer: str) -> None:
    """Also behind a leaf, past the end of a list, in an empty one."""
    assert Layout(b'{"a": [1, 2], "s": "text", "e": []}').find(pointer) is None


def test_strings_that_look_like_structure_are_strings() -> None:
    """Braces, commas, quotes and colons inside of text and keys change nothing."""
    raw = b'{"a{": "{", "b\\": [": ["}", " ]", "],", "{\\n}"], "c\\/~": {"": [[]]}}'
    layout = Layout(raw)
    found = {layout.tokens(line) for line in range(len(layout.texts))}
    assert found == {
        "", "/a{", '/b": [', '/b": [/0', '/b": [/1', '/b": [/2', '/b": [/3', "/c~1~0", "/c~1~0/",
        "/c~1~0//0",
    }  # fmt: skip


def test_deep_nesting_needs_no_depth_of_calls() -> None:
    """As deep as the decoder goes."""
    layout = Layout(b"[" * 400 + b"1" + b"]" * 400)
    assert layout.tokens(400) == "/0" * 400
    assert layout.find("/0" * 400) == 400


def test_of_duplicate_keys_the_last_one_counts() -> None:
    """As in every decoder."""
    layout = Layout(b'{"a": {"b": 1}, "a": {"b": 2}}')
    assert layout.texts[layout.find("/a/b") or 0].strip() == '"b": 2'


def test_a_scalar_is_a_line() -> None:
    """A value without members, such as an event that is none."""
    layout = Layout(b" 5 ")
    assert (list(layout.texts), layout.find(""), layout.tokens(0)) == (["5"], 0, "")


def test_what_is_no_json_is_not_laid_out() -> None:
    """Whoever asks knows that it can be read."""
    with pytest.raises(msgspec.DecodeError):
        Layout(b'{"a": ')


@pytest.mark.parametrize(("text", "end"), [('"a": 1', 3), ('"a\\": ": 1', 7), ('"a"', 0), ("1", 0)])
def test_a_key_ends_before_its_colon(text: str, end: int) -> None:
    """A string alone is no key."""
    assert key_end(text) == end
