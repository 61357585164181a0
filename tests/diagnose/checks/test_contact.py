"""Addresses and numbers."""

import pytest

from inspector.diagnose.checks.contact import email_fault, is_digest, mobile_fault
from tests import shop


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("m@example.com", ""), (" m@example.com ", ""), (None, ""), ("", ""),
        ("o'neill+x@mail.example.co.uk", ""), ("c-88213", "email.not_an_address"),
        (88213, "email.not_an_address"), ("a@b", "email.malformed"),
        ("a@b..com", "email.malformed"), ("a b@c.com", "email.malformed"),
        ("a@b@c.com", "email.malformed"), ("d41d8cd98f00b204e9800998ecf8427e", "email.hashed"),
        ("a" * 64, "email.hashed"),
    ],
)  # fmt: skip
def test_addresses(value: object, code: str) -> None:
    """One word about each."""
    assert email_fault(value) == code  # type: ignore[arg-type]


@pytest.mark.parametrize("value", ["+46701234567", "918888444411", 46701234567, "", None])
def test_international_numbers(value: object) -> None:
    """With or without the plus; none at all is no fault."""
    assert not mobile_fault(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", ["070-123 45 67", "0701234567", "+46 70 123", "12345", "n/a"])
def test_other_numbers(value: str) -> None:
    """Blanks, a leading 0, too short."""
    assert mobile_fault(value)


def test_a_uuid_without_dashes_is_no_digest() -> None:
    """Nor is a long number."""
    assert not is_digest("0d8c4b7a11aa4c0e9f572f5a3a1b6c7d")
    assert not is_digest("1" * 40)
    assert is_digest("a1" * 20)


def test_a_changed_number_is_looked_at_too() -> None:
    """The event that changes the attribute points at its own value."""
    inspection = shop.inspect(shop.change("$Mobile", "070-1"))
    (found,) = (d for d in inspection.diagnostics if d.code == "mobile.not_e164")

    assert "/events/0/data/new" in found.pointers
