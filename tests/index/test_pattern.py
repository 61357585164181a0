"""A text is found wherever it stands in bytes, be there none, few or many of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.index import pattern as module
from inspector.index.pattern import Pattern

SIGNS = "aAbB sSéÉß{\"\\@['`0"
TEXTS = st.text(st.sampled_from(SIGNS), max_size=60)
WANTED = st.text(st.sampled_from("abAs é{@['`0"), min_size=1, max_size=4)


@given(TEXTS, WANTED, st.booleans(), st.integers(1, 9), st.integers(0, 5))
def test_every_place_is_found(text: str, wanted: str, exact: bool, window: int, few: int) -> None:
    """As a search byte by byte does it, over any number of windows; a sign is never taken for a
    letter."""
    data, needle = text.encode(), wanted.encode()
    held, sought = (data, needle) if exact else (data.lower(), needle.lower())
    expected = [at for at in range(len(held)) if held.startswith(sought, at)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "WINDOW", window)
        patch.setattr(module, "FEW", few)
        assert Pattern(needle, exact=exact).find(data).tolist() == expected


@pytest.mark.parametrize("wanted", [b"needle", b"e", b" hay hay hay "])
def test_no_window_loses_any(wanted: bytes) -> None:
    """Of real size, with few and with many in a window."""
    data = (b"hay " * 70_000 + b"NEEDLE ") * 2 + b"needle"
    expected = []
    at = data.lower().find(wanted)
    while at >= 0:
        expected.append(at)
        at = data.lower().find(wanted, at + 1) if len(expected) < 50 else -1
    assert Pattern(wanted).find(data).tolist()[: len(expected)] == expected
