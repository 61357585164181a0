"""Texts are found however they were written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.index.filter.nodes import Text
from inspector.index.spellings import MOST, spellings

TEXTS = st.text(st.sampled_from("aAbB sSéÉß{\"\\@['`0"), max_size=40)


@given(TEXTS, st.text(st.sampled_from("abs é"), min_size=1, max_size=4))
def test_folded_text_is_found_as_it_was_written(text: str, wanted: str) -> None:
    """Wherever the text holds it without regard to case, a spelling does; half a sharp s is
    none."""
    ways, whole = spellings(wanted)
    assert whole
    hit = any(len(way.find(text.encode())) for way in ways)
    halves = text.casefold().replace("ss", "ß").replace("ß", "--")
    assert hit >= (wanted in halves)
    assert hit <= (wanted in text.casefold())


@pytest.mark.parametrize(
    "written",
    ["Straße", "STRASSE", "strasse", "stra\\u00dfe", "Ein STRAẞE".replace("ẞ", "ß"), "x strassen"],
)
def test_a_sharp_s_is_two(written: str) -> None:
    """And may be escaped."""
    wanted = Text("Straße".casefold())
    assert any(len(way.find(written.encode())) for n in wanted.needles for way in spellings(n)[0])


@pytest.mark.parametrize("wanted", ["мосва", "ssssssss", "προσωπικό", "東京", "ö" * 30])
def test_of_many_ways_only_a_piece(wanted: str) -> None:
    """A few spellings, at most; where the text stands, one of them stands."""
    ways, whole = spellings(wanted)
    assert len(ways) <= MOST
    for written in (wanted, wanted.upper(), wanted.title()):
        assert any(len(way.find(f"a {written}!".encode())) for way in ways)
    assert whole == (wanted == "東京")
