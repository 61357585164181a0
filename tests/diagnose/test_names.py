"""Words that belong to MoEngage."""

import pytest

from inspector import diagnose
from inspector.storage import resources

NAMES = diagnose.load_names(
    resources.read("moengage/customer_ids.toml"), resources.read("moengage/names.toml")
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
