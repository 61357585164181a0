"""Values are found in text that is damaged, and what is sound is never cut."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.formats.walk import first_key, is_whole, rescued, segments, sound_end
from tests.formats.helpers import GOOD, SYNTAX


@pytest.mark.parametrize(
    ("raw", "whole"),
    [(b' {"a":[1]} ', True), (b"{} {}", False), (b"[" * 5000, False), (b"", False)],
)
def test_whole_means_one_closed_value(raw: bytes, whole: bool) -> None:
    """One value, closed, with nothing behind it."""
    assert is_whole(raw) is whole


VALUE = st.recursive(
    st.none() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)
OBJECT = st.dictionaries(st.text(max_size=3), VALUE)


@given(
    st.lists(OBJECT, max_size=4),
    st.sampled_from(["", " ", "\n", ",", " ,\n"]),
    st.sampled_from([None, 2]),
)
def test_every_sound_value_is_a_stretch(values: list[object], between: str, indent: int) -> None:
    """Values in a row are found whole, with anything JSON allows between them."""
    texts = [json.dumps(value, indent=indent) for value in values]
    data = between.join(texts).encode()
    found = [data[part.begin : part.end].strip(b" \n") for part in segments(data, 0, False)]
    assert [text for text in found if text] == [text.encode() for text in texts]


@given(st.binary(max_size=80) | SYNTAX, st.booleans())
def test_stretches_lie_in_order(data: bytes, in_list: bool) -> None:
    """Whatever the bytes, stretches do not overlap."""
    at = 0
    for part in segments(data, 0, in_list):
        assert at <= part.begin <= part.end <= len(data)
        at = part.end


@given(st.binary(max_size=60) | SYNTAX)
def test_a_sound_end_is_the_end_of_a_value(data: bytes) -> None:
    """What is called sound parses, apart from numbers JSON has no words for."""
    end, looked = sound_end(data, 0)
    assert looked <= len(data)
    if end:
        json.loads(data[:end].decode("latin-1"))


def test_a_sound_value_larger_than_the_window_is_found() -> None:
    """A text that is longer than what is looked at first is not taken for one that never ends."""
    large = json.dumps({"x": ["é" * 50_000] * 3}).encode()
    assert sound_end(b" " + large + b"}", 1)[0] == 1 + len(large)


def test_values_behind_damage_are_rescued() -> None:
    """Where a bracket is missing, the next value that begins alike is found; the rest is one."""
    data = b"[" + GOOD[:-2] + b"," + GOOD + b"," + GOOD[:30] + b"," + GOOD + b"]"
    parts = list(rescued(data, 1, len(data), first_key(data, 1)))
    assert [data[part.begin : part.end] == GOOD for part in parts] == [False, True, False, True]


def test_nothing_is_rescued_without_a_key() -> None:
    """A stretch that begins like nothing known stays whole."""
    assert [(part.begin, part.end) for part in rescued(b"[1 2 3]", 1, 6, b"")] == [(1, 6)]


def test_a_lost_bracket_costs_one_item() -> None:
    """The next item that begins like its siblings is an item of its own, and so are those behind
    it that begin otherwise."""
    other = b'{"a":1}'
    text = b"[" + b",".join([GOOD, GOOD[:-2], GOOD, other]) + b"]"
    found = [(text[s.begin : s.end], s.stop) for s in segments(text, 1, in_list=True)]
    assert found == [(GOOD, ","), (GOOD[:-2], ","), (GOOD, ","), (other, "]")]


def test_damage_without_a_comma_behind_it_asks_for_none() -> None:
    """What follows is torn off, and nothing was put right there."""
    text = GOOD[:-3] + b" " + GOOD + b"]"
    assert [s.stop for s in segments(text, 0, in_list=True)] == ["torn", "]"]
