"""Which part of a line of JSON is what."""

import pytest

from inspector.ui.widgets.json_tokens import KEEP, LEXED, Tokens


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('  "k": "v",', ["key", "punctuation", "string", "punctuation"]),
        ('  "k": -1.5E3', ["key", "punctuation", "number"]),
        ("  12345678901234567890,", ["number", "punctuation"]),
        ("  true,", ["literal", "punctuation"]),
        ('  "a \\" b: c"', ["string"]),
        ("  }],", ["punctuation"]),
        ("", []),
    ],
)
def test_parts_of_a_line(text: str, names: list[str]) -> None:
    """Blanks are left out; the parts are where they stand."""
    spans = Tokens().of(0, text)
    assert [name for _, _, name in spans] == names
    assert (
        "".join(text[start:end] for start, end, _ in spans).split() == text.split() or " " in text
    )


def test_long_lines_are_looked_at_only_in_part() -> None:
    """The rest has the colour of the last part."""
    text = '  "k": "' + "x" * LEXED * 2 + '",'
    assert Tokens().of(0, text)[-1] == (7, len(text), "string")


def test_lines_are_remembered_but_not_without_end() -> None:
    """The same answer for the same line; memory starts afresh when full."""
    tokens = Tokens()
    first = tokens.of(0, "1")
    assert tokens.of(0, "1") is first
    for line in range(1, KEEP + 1):
        tokens.of(line, "1")
    assert tokens.of(0, "1") is not first
