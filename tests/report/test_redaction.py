"""Values become tokens."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from inspector.model.json import Json, encode, leaves, text_of
from inspector.report.redaction import Openly, Redactor
from tests import shop

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(min_size=1, max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc"), inner, max_size=3),
    max_leaves=12,
)


def hiding() -> Redactor:
    """One that shows nothing."""
    return Redactor(lambda _: False)


@given(JSON)
def test_structure_stays_and_equal_values_stay_equal(value: Any) -> None:
    """The same keys and lengths; two leaves have one token exactly where their texts are one."""
    before = dict(leaves(value))
    after = dict(leaves(hiding().tree(value)))
    assert before.keys() == after.keys()
    said = {p: v for p, v in before.items() if isinstance(v, int | str) and v is not True
            and v is not False and v != ""}  # fmt: skip
    for one in said:
        for other in said:
            alike = text_of(said[one]) == text_of(said[other])
            assert (after[one] == after[other]) is alike


@given(st.lists(st.text("abcdefgh", min_size=6, max_size=9), min_size=1, max_size=4))
def test_no_value_is_left_in_what_is_shown(values: list[str]) -> None:
    """Neither in the tree nor in a sentence that quotes it."""
    redactor = hiding()
    shown = encode(redactor.tree(list[Json](values))).decode()
    shown += redactor.words(f"The id “{values[0]}” is refused; so is {values[-1]}.")
    assert not any(value in shown for value in values)


def test_a_token_says_what_it_stands_for() -> None:
    """An address, a time, a number, an id or a text; a known identity by its name."""
    redactor = hiding()
    redactor.learn_as("customer_id", "c-88213")
    values = [
        "a@b.example",
        "https://b.example/x",
        "2026-11-23T12:00",
        149,
        "sku-10",
        "red",
        "c-88213",
    ]
    assert redactor.tree(list[Json](values)) == [
        "‹e-mail 1›", "‹address 1›", "‹time 1›", "‹number 1›", "‹id 1›", "‹text 1›",
        "‹customer_id 1›",
    ]  # fmt: skip
    assert redactor.hidden == {
        "customer_id": 1, "e-mail": 1, "address": 1, "time": 1, "number": 1, "id": 1, "text": 1,
    }  # fmt: skip


def test_the_beginning_of_a_value_is_hidden_too() -> None:
    """A sentence that quotes a long text cut short gives nothing away."""
    redactor = hiding()
    redactor.learn("a very long text about somebody")
    assert redactor.words("a very long…") == "‹text 1›"


def test_somebodys_address_as_a_name_is_hidden() -> None:
    """A field named by an e-mail address is a slip of the sender; it is no part of a plan."""
    assert hiding().tree({"maria@shop.example": True, "plan": True}) == {
        "‹e-mail 1›": True, "plan": True,
    }  # fmt: skip


def test_nothing_is_hidden_where_full_values_are_asked_for() -> None:
    """On request, everything is as it is."""
    batch = shop.batch_of(shop.custom("A", plan="gold"))
    value: Json = {"text": batch.decode(), "n": 1}
    redactor = Openly()
    assert redactor.tree(value) == value
    assert redactor.words("gold") == "gold"
    assert redactor.hidden == {}
