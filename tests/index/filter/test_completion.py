"""What is offered while typing."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.index.filter.completion import MOST, Suggestion, complete
from inspector.index.filter.keys import KEYS
from inspector.index.filter.line import parse

DATA = {
    "type": Counter({"custom_event": 3, "commerce_event": 1208}),
    "name": Counter({"Order Complete": 4, "Reorder": 40, "any": 1}),
    "problem": Counter({"field.dropped": 7}),
    "attr": Counter({"plan": 2, "a]b": 1}),
}


def values(key: str) -> Counter[str]:
    """What is in the loaded data."""
    return DATA.get(key, Counter())


def offered(line: str) -> list[str]:
    """What may stand in the line, the cursor at its end."""
    return [line[: s.start] + s.text + line[s.end :] for s in complete(line, len(line), values)]


def test_an_empty_line_lists_every_filter_with_a_sentence() -> None:
    """So the language need not be learnt first."""
    found = complete("", 0, values)

    assert [s.text.rstrip(":>[") for s in found] == list(KEYS)
    assert found[0] == Suggestion("type:", "only events of this type", 0, 0)


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("ty", ["type:"]),
        ("-ty", ["-type:"]),
        ("(refund or ty", ["(refund or type:"]),
        ("type:", ["type:commerce_event", "type:custom_event", "type:any"]),
        ("type:CUS", ["type:custom_event"]),
        ("type!=", ["type!=commerce_event", "type!=custom_event"]),
        ("x -type~com", ["x -type~commerce_event"]),
        ("name:o", ['name:"Order Complete"', "name:Reorder"]),
        ('name:"ord', ['name:"Order Complete"', "name:Reorder"]),
        ("name:any", ['name:"any"', "name:any"]),
        ("orde", ['name:"Order Complete"', "name:Reorder"]),
        ("drop", ["problem:field.dropped"]),
        ("time>", ["time>12:03"]),
        ("time>1", []),
        ("attr[", ["attr[plan]:", 'attr["a]b"]:']),
        ("attr[pl", ["attr[plan]:"]),
        ("attr[plan]:", ["attr[plan]:any"]),
        ("source:", []),
        ("type:custom_event ", [f"type:custom_event {key}" for key in ("type:", "name:")]),
    ],
)
def test_the_word_at_the_cursor_is_completed(line: str, first: list[str]) -> None:
    """Filters by their beginning, values by any part, the frequent first."""
    assert offered(line)[: len(first) or None] == first


def test_a_value_says_how_often_it_is_there() -> None:
    """Before it is chosen."""
    assert [s.sentence for s in complete("type:c", 6, values)] == [
        "commerce_event, 1,208 events",
        "custom_event, 3 events",
    ]
    assert complete("complete", 8, values)[0].sentence == "name Order Complete, 4 events"


def test_a_word_in_the_middle_is_replaced_whole() -> None:
    """What is left and right of it stays."""
    (found,) = complete("a type:cusX b", 9, values)

    assert (found.start, found.end, found.text) == (2, 11, "type:custom_event")


def test_never_more_than_anybody_reads() -> None:
    """A file may have a million users."""
    found = complete("user:", 5, lambda _: Counter({f"u{n}": 1 for n in range(1000)}))

    assert len(found) == MOST


@given(st.text(alphabet='type:nam "-()[]~a\\', max_size=20), st.integers(0, 20))
def test_any_place_of_any_line(line: str, cursor: int) -> None:
    """Nothing typed breaks it, and only what was typed is replaced."""
    cursor = min(cursor, len(line))

    for found in complete(line, cursor, values):
        assert 0 <= found.start <= cursor <= found.end <= len(line)


@pytest.mark.parametrize("line", ["name:", "type~", "name:o", "orde", "problem:", "user:"])
def test_what_is_offered_can_be_read(line: str) -> None:
    """A chosen value is a filter at once."""
    for text in offered(line):
        if not text.endswith((":", "[", ">")):
            assert parse(text).tokens
