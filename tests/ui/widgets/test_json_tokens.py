"""Which part of a line of JSON is what."""

import pytest

from inspector.ui.widgets.json_tokens import LEXED, spans_of


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
    spans = spans_of(text)
    assert [name for _, _, name in spans] == names
    assert (
        "".join(text[start:end] for start, end, _ in spans).split() == text.split() or " " in text
    )


def test_long_lines_are_looked_at_only_in_part() -> None:
    """The rest has the colour of the last part."""
    text = '  "k": "' + "x" * LEXED * 2 + '",'
    assert spans_of(text)[-1] == (7, len(text), "string")


def test_a_key_is_told_from_a_string() -> None:
    """Also one with what looks like its end, and a string that holds a colon."""
    text = '"a\\": b": "c: d",'
    assert [(text[a:b], name) for a, b, name in spans_of(text)] == [
        ('"a\\": b"', "key"),
        (":", "punctuation"),
        ('"c: d"', "string"),
        (",", "punctuation"),
    ]
