"""How findings speak of fields."""

from inspector.diagnose.checks.told import listed, place, short
from tests import shop


def test_names_are_listed_as_people_do() -> None:
    """A few by name, the rest by number."""
    assert listed(("a",)) == "a"
    assert listed(("a", "b", "c")) == "a, b and c"
    assert listed(tuple("abcde")) == "a, b, c, d and e"
    assert listed(tuple("abcdefg")) == "a, b, c, d and 3 more"


def test_long_values_are_shortened() -> None:
    """A sentence stays one."""
    assert short("x" * 80) == "x" * 80
    assert short("x" * 81) == "x" * 79 + "…"


def test_places_are_pointers() -> None:
    """Names with a slash as well."""
    assert place(1, "/attributes", "a/b") == "/1/attributes/a~1b"


def test_every_field_has_its_pointer() -> None:
    """Also those that the sentence only counts."""
    event = shop.custom(**{f"a{number}": "x" * 513 for number in range(7)})
    (found,) = (d for d in shop.inspect(event).diagnostics if d.code == "value.too_long")

    assert found.message.startswith("a0, a1, a2, a3 and 3 more have a text of 513 characters")
    assert len(found.pointers) == 7
