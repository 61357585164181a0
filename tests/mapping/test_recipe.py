"""Which values of an event decide how it maps."""

from decimal import Decimal

import pytest
from hypothesis import example, given

from inspector import mapping
from inspector.mapping.transforms import TOUCHY, TRANSFORMS, Context, Lossy, Refusal
from inspector.model.json import Json, encode
from inspector.model.mapping import ActionNames, MappingSettings
from inspector.storage import resources
from tests import shop

BOOK = mapping.load({name: resources.read(name) for name in resources.names("mapping")})


def event(item: Json, **parts: Json) -> shop.Event:
    """One event in a batch."""
    return shop.event_in(encode({"events": [item], **parts}))


class Reader:
    """Reads events one after the other."""

    def __init__(self, settings: MappingSettings | None = None) -> None:
        self._recipes = mapping.Recipes(BOOK, settings or MappingSettings())

    def read(self, one: shop.Event) -> tuple[object, ...]:
        """The recipe, and what it reads."""
        read = self._recipes.read(one, self._recipes.around(one.batch))
        return read.recipe, read.answers

    def action(self, one: shop.Event) -> Json:
        """The name of the MoEngage action."""
        return self._recipes.read(one, self._recipes.around(one.batch)).action


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (shop.custom("A"), shop.custom("B"), True),
        (shop.custom("A", x="1"), shop.custom("A", x=1), False),
        (shop.bought("purchase"), shop.bought("refund"), False),
        (shop.bought("click", "9.90"), shop.bought("click", "8"), True),
        (shop.bought("click", "9.90"), shop.bought("click", "free"), False),
        (shop.bought("click", 1, Decimal("1.0")), shop.bought("click", 1, Decimal("1.5")), False),
        (shop.bought("click", 1, 7), shop.bought("click", 1, 10**40), False),
        (shop.at("A", shop.NOON_MS), shop.at("A", 0), True),
        (shop.at("A", shop.NOON_MS), shop.at("A", 10**18), False),
        (shop.change("plan", 1), shop.change("city", 1), False),
        (shop.change(1, "x"), shop.change(2, "x"), False),
        (shop.change(Decimal("1.0"), "x"), shop.change(Decimal("1"), "x"), False),
        (shop.promoted("view"), shop.promoted("click"), True),
        (shop.promoted("1"), shop.promoted("click"), False),
    ],
)
def test_values_that_decide(one: Json, other: Json, alike: bool) -> None:
    """A value matters where a type row compares it, where it names what changes, where a transform
    may refuse or cut it, and where it may or may not be changed; else it does not."""
    reader = Reader()

    assert (reader.read(event(one)) == reader.read(event(other))) is alike


def test_values_around_the_event_decide_as_well() -> None:
    """A platform that MoEngage has a word for, or two, or none."""
    reader = Reader()

    def platform(name: str) -> tuple[object, ...]:
        return reader.read(event(shop.custom(), device_info={"platform": name}))

    assert platform("Android") == platform("android")
    assert platform("roku") != platform("Android")
    assert platform("toaster") != platform("Android")


def test_fields_that_lead_to_one_place_are_compared() -> None:
    """Spellings of the customer id merge or collide, each with each."""
    reader = Reader()

    def spelled(*ids: str) -> tuple[object, ...]:
        names = ("customer_id", "customerid", "customerId")
        return reader.read(event(shop.custom(), user_identities=dict(zip(names, ids, strict=True))))

    assert spelled("a", "a", "a") == spelled("b", "b", "b")
    assert len({spelled(*ids) for ids in ("aaa", "aab", "aba", "abb", "abc")}) == 5


def test_an_event_that_is_not_sent_has_nothing_that_decides() -> None:
    """But its structure."""
    reader = Reader()

    assert reader.read(event({"event_type": "opt_out", "data": {"a": 1}})) == reader.read(
        event({"event_type": "opt_out", "data": {"a": 2}})
    )


def test_the_name_in_moengage_is_read() -> None:
    """As the workspace spells it; there is none where no event is sent."""
    assert Reader().action(event(shop.custom("B"))) == "B"
    titled = MappingSettings(action_names=ActionNames.TITLE)
    assert Reader(titled).action(event(shop.bought("add_to_cart"))) == "Add To Cart"
    assert Reader().action(event({"event_type": "opt_out"})) is None


@pytest.mark.parametrize("name", TRANSFORMS)
def test_types_that_are_not_touchy_have_one_fate(name: str) -> None:
    """Whatever the value: refused with the same words, or taken and changed alike."""
    fates: dict[type, object] = {}

    @given(shop.values)
    @example(Decimal(5))
    @example(Decimal("5.0"))
    def every(value: Json) -> None:
        kind = type(value)
        if kind in TOUCHY[name] or kind in (dict, list):
            return  # what is in an object or a list is part of the structure
        result = TRANSFORMS[name](value, Context(MappingSettings(), {"a": "b", "1": "view"}))
        gone = isinstance(result, Refusal | Lossy)
        fate = result if gone else (type(result), encode(result) == encode(value))
        assert fates.setdefault(kind, fate) == fate

    every()


@pytest.mark.parametrize("name", TRANSFORMS)
def test_values_of_one_type_become_values_of_one_type(name: str) -> None:
    """If they are taken; so a question for other types need not be asked."""
    kinds: dict[type, type] = {}

    @given(shop.values)
    def every(value: Json) -> None:
        result = TRANSFORMS[name](value, Context(MappingSettings(), {"a": "b", "1": "view"}))
        result = result.value if isinstance(result, Lossy) else result
        if not isinstance(result, Refusal):
            assert kinds.setdefault(type(value), type(result)) is type(result)

    every()
