"""Words that belong to MoEngage."""

import pytest

from inspector import diagnose
from inspector.storage import resources

NAMES = diagnose.load_names(
    *[resources.read(f"moengage/{name}.toml") for name in ("customer_ids", "names", "suspects")]
)


@pytest.mark.parametrize("value", ["guest", "GUEST", "null", "0", "-1", "x", "n/a", ""])
def test_blocked_ids(value: str) -> None:
    """Placeholders in any case, and anything of one character."""
    assert NAMES.is_blocked(value)


@pytest.mark.parametrize("value", ["c-88213", "guest2", "00"])
def test_usable_ids(value: str) -> None:
    """What only looks like one is no placeholder."""
    assert not NAMES.is_blocked(value)


def test_reserved_names() -> None:
    """The prefix in any case, the listed words exactly, and what MoEngage itself asks for."""
    assert NAMES.is_reserved("MOE_thing")
    assert NAMES.is_reserved("source")
    assert not NAMES.is_reserved("Source of truth")
    assert not NAMES.is_reserved("moe_project_name")


@pytest.mark.parametrize(
    "value", ["undefined", "<nil>", " Anonymous ", "[object Object]", "${user.id}", "{{id}}"]
)
def test_placeholders(value: str) -> None:
    """Words for having no id, in any case."""
    assert NAMES.is_placeholder(value)


def test_what_is_refused_is_not_said_twice() -> None:
    """MoEngage's own list goes first."""
    assert not NAMES.is_placeholder("guest")


@pytest.mark.parametrize(
    "address", ["a@example.com", "A@shop.TEST", "test@gmail.com", "qa+1@shop.se"]
)
def test_addresses_for_tests(address: str) -> None:
    """By domain or by name."""
    assert NAMES.is_for_tests(address)


@pytest.mark.parametrize("address", ["maria@gmail.com", "tester", "contest@shop.se"])
def test_addresses_of_people(address: str) -> None:
    """What only holds such a word is somebody's."""
    assert not NAMES.is_for_tests(address)
