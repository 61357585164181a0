"""The filter line as the window and the commands use it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.index.filter.cursor import FilterError
from inspector.index.filter.line import lasting, parse, toggled, token_text
from inspector.index.filter.nodes import Op, Term
from tests.index.filter.helpers import ROW, TODAY, Known


@pytest.mark.parametrize(
    ("line", "shows"),
    [
        ("", True),
        ("type:commerce_event", True),
        ("TYPE=Commerce_Event", True),
        ("type:commerce", False),
        ("type:~merce", True),
        ("type^commerce type$event", True),
        ("type!=commerce_event", False),
        ("user:maria-7", True),
        ("user~MARIA", True),
        ("user:m@shop.example", True),
        ("-user:~maria", False),
        ("mpid:-5093", True),
        ("mpid:maria-7", False),
        ("batch:12 batch:b-77", True),
        ("batch:1", False),
        ("problem:any", True),
        ("problem:value.converted verdict:lossy", True),
        ("problem!=value.converted", False),
        ("problem:value.converted verdict:clean", False),
        ("severity:warning env:production source:~har", True),
        ('name:"order complete"', True),
        ("time>11:59 time<12:01", True),
        ("time:12:00 time:2026-11-23", True),
        ("time>2026-11-23T13:00+01:00", False),
        ("time>=2026-11-23T13:00+01:00", True),
        ("size>1KB size<=2KB size:any", True),
        ("size<2KB", False),
        ("sent:refused sent:any", True),
        ("sent:in-doubt", False),
        ("attr[plan]:gold attr[PLAN]~ol", True),
        ("attr[price]>49 attr[price]<10", True),
        ("attr[nothing]:any", False),
        ("order", True),
        ("-order", False),
        ("not order or purchase", True),
        ("refund or (order -lost)", False),
        ("purchase and lost", True),
        ("m@shop.example", True),
        ("refund", False),
        ("inside", True),
        ('"order complete"', True),
    ],
)
def test_a_line_shows_or_hides(line: str, shows: bool) -> None:
    """Tokens compare columns, words look everywhere; all must hold; case does not count."""
    known = Known()

    assert parse(line, TODAY).matches(ROW, known.contains, known) is shows


@given(st.text(max_size=40))
def test_any_line_is_read_or_refused_in_words(line: str) -> None:
    """Typing never crashes."""
    complaint = "."
    try:
        parse(line).matches(ROW, lambda *_: False)
    except FilterError as error:
        complaint = str(error)

    assert complaint.endswith(".")


_pieces = st.sampled_from(
    ["type:", "user~", "attr[", "]", "x", '"', "(", ")", " ", "or ", "not ", "-", "time>", "12:03",
     "size:", "!=", "any", "\\", "and ", "problem:any"]
)  # fmt: skip


@given(st.lists(_pieces, max_size=12).map("".join))
def test_any_half_typed_line_is_read_or_refused_in_words(line: str) -> None:
    """As above, with the language's own signs in every order; a fault has its place."""
    try:
        found = [line[token.start : token.end] for token in parse(line).tokens]
        complaint = "character"
    except FilterError as error:
        found, complaint = [], str(error)

    assert "character" in complaint
    assert found == [text.strip() for text in found if text]


@pytest.mark.parametrize("key", ["type", "name", "user", "problem", "env", "source"])
@pytest.mark.parametrize("value", ["plain", "two words", "any", "$Age", 'a "b"', "(x)", "-1"])
def test_a_facet_is_a_token(key: str, value: str) -> None:
    """What a click writes is read as one token of that key and value."""
    (token,) = parse(token_text(key, value)).tokens

    assert token.node == Term(key, Op.EQUAL, value.casefold())


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("", "verdict:lossy"),
        ("refund", "refund verdict:lossy"),
        ("refund verdict:lossy", "refund"),
        ("VERDICT=lossy refund", "refund"),
        ("refund or order", "(refund or order) verdict:lossy"),
        ("verdict:lossy or order", "(verdict:lossy or order) verdict:lossy"),
        ("-verdict:lossy", "-verdict:lossy verdict:lossy"),
        ("not verdict:lossy x", "not verdict:lossy x verdict:lossy"),
        ("-(verdict:lossy)", "-(verdict:lossy) verdict:lossy"),
        ("half:", "half: verdict:lossy"),
    ],
)
def test_a_click_takes_a_token_in_and_out(line: str, after: str) -> None:
    """What the line asked for besides stays asked for."""
    assert toggled(line, "verdict:lossy") == after


def test_what_every_row_must_meet() -> None:
    """A facet is marked where its token narrows the whole list."""
    line = parse('name:"Order Complete" (verdict:lossy or problem:any)')

    assert line.asks_for("name", "Order Complete")
    assert not line.asks_for("name", "Order")
    assert not line.asks_for("verdict", "lossy")


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("edited:yes", ""),
        ("refund tried:clean>lossy verdict:lossy -edited:yes", "refund verdict:lossy"),
        ("tried:any or refund", "tried:any or refund"),
        ("(edited:yes) refund", "(edited:yes) refund"),
        ("tried:", "tried:"),
    ],
)
def test_what_does_not_outlast_the_window_is_left_out(line: str, after: str) -> None:
    """Where it stands for itself; a line that asks in another way, or is faulty, stays."""
    assert lasting(line) == after


def test_tokens_of_one_filter_can_be_left_out() -> None:
    """The others stay."""
    assert lasting("edited:yes tried:any x", ("tried",)) == "edited:yes x"
