"""The filter line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.index.filter import KEYS, FilterError, parse, token_text
from inspector.index.row import Row
from inspector.model.delivery import EventKey
from inspector.model.problems import Severity, Verdict

ROW = Row(
    key=EventKey(1, 1, 0),
    time_ms=0,
    event_type="commerce_event",
    name="Order Complete",
    identity_type="customer_id",
    identity="Maria-7",
    maps_to="event · purchase",
    verdict=Verdict.LOSSY,
    badge="1 field lost",
    codes=("field.dropped", "value.converted"),
    severity=Severity.WARNING,
    environment="production",
    source="checkout-bug.har",
)


@pytest.mark.parametrize(
    ("line", "shows"),
    [
        ("", True),
        ("type:commerce_event", True),
        ("type:commerce", False),
        ("type:~commerce", True),
        ("TYPE:x", None),
        ("user:maria-7", True),
        ("user:~MARIA", True),
        ("-user:~maria", False),
        ("problem:any", True),
        ("problem:value.converted verdict:lossy", True),
        ("problem:value.converted verdict:clean", False),
        ("severity:warning env:production source:~har", True),
        ('name:"order complete"', True),
        ("order", True),
        ("-order", False),
        ("purchase lost", True),
        ("refund", False),
        ("inside", True),
    ],
)
def test_a_line_shows_or_hides(line: str, shows: bool | None) -> None:
    """Tokens compare columns, words look everywhere; all must hold; case does not count."""
    if shows is None:
        line, shows = line.lower(), False
    assert parse(line).matches(ROW, lambda _, needle: needle == "inside") is shows


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("a colour:red", r"no filter “colour:” \(character 3\).*type"),
        ('name:"open', r"quotation mark at character 6"),
    ],
)
def test_a_fault_is_named_with_its_place(line: str, complaint: str) -> None:
    """The sentence stands under the line while it is typed."""
    with pytest.raises(FilterError, match=complaint):
        parse(line)


@given(st.text(max_size=40))
def test_any_line_is_read_or_refused_in_words(line: str) -> None:
    """Typing never crashes."""
    complaint = "."
    try:
        parse(line).matches(ROW, lambda *_: False)
    except FilterError as error:
        complaint = str(error)

    assert complaint.endswith(".")


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("value", ["plain", "two words"])
def test_a_facet_is_a_token(key: str, value: str) -> None:
    """What a click writes is read as one token of that key and value."""
    (token,) = parse(token_text(key, value)).tokens

    assert (token.key, token.value) == (key, value)
