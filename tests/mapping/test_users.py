"""Whose the event is, and what becomes of the user: identities, attributes and their changes."""

import pytest

from inspector.model.mapping import Identity, LinkKind, MappingSettings
from inspector.model.problems import Verdict
from tests import shop


def test_user_attributes_ride_along_in_a_request_of_their_own() -> None:
    """The user request goes first; reserved attributes get their standard names in any case."""
    attributes = {"$firstname": "Maria", "$Age": 33, "plan": "gold"}
    inspection = shop.inspect(
        shop.custom(),
        user_attributes=attributes,
        user_identities={"customer_id": "c-88213", "email": "maria@example.com"},
    )

    assert [request.family for request in inspection.mapping.requests] == ["customer", "event"]
    assert shop.body(inspection, "customer") == {
        "type": "customer",
        "customer_id": "c-88213",
        "attributes": {
            "email": "maria@example.com", "first_name": "Maria", "age": 33, "plan": "gold",
        },
    }  # fmt: skip


def test_without_attributes_there_is_no_user_request() -> None:
    """A user request that says nothing is not made."""
    inspection = shop.inspect(shop.custom())

    assert [request.family for request in inspection.mapping.requests] == ["event"]


def test_a_changed_attribute_updates_the_user() -> None:
    """Name and value merge into one attribute; the batch's later value gives way."""
    event = shop.change("$FirstName", "Maria", old="Mary", deleted=False)
    inspection = shop.inspect(event, user_attributes={"$FirstName": "Marie"})

    assert shop.body(inspection, "customer")["attributes"] == {"first_name": "Maria"}
    merged = next(link for link in inspection.mapping.links if link.kind is LinkKind.MERGED)
    assert merged.sources == ("/events/0/data/new", "/events/0/data/user_attribute_name")
    superseded = next(
        link
        for link in inspection.mapping.links
        if link.sources == ("/user_attributes/$FirstName",)
    )
    assert superseded.rule == "drop.superseded"
    shop.assert_every_field_has_one_fate(inspection)


def test_a_deletion_is_flagged() -> None:
    """A deleted attribute has no documented counterpart."""
    inspection = shop.inspect(shop.change("plan", None, deleted=True))

    assert inspection.mapping.requests == ()
    assert inspection.verdict is Verdict.LOSSY
    assert "attribute.deletion" in shop.codes(inspection)


@pytest.mark.parametrize("spelling", ["customer_id", "customerid", "customerId"])
def test_the_customer_id_is_understood_in_three_spellings(spelling: str) -> None:
    """Schema, server SDKs and a partner's example spell it differently."""
    inspection = shop.inspect(shop.custom(), user_identities={spelling: "c-1000"})

    assert shop.body(inspection, "event")["customer_id"] == "c-1000"


@pytest.mark.parametrize(
    ("mpid", "sent"),
    [
        (6504934091054997508, "6504934091054997508"),
        ("-8662059857093091527", "-8662059857093091527"),
        (-9223372036854775808, "-9223372036854775808"),
    ],
)
def test_an_mpid_keeps_every_digit(mpid: int | str, sent: str) -> None:
    """64-bit ids stay exact as number and as text, positive and negative."""
    settings = MappingSettings(identity=Identity.MPID)
    inspection = shop.inspect(shop.custom(), settings, mpid=mpid)

    assert shop.body(inspection, "event")["customer_id"] == sent


def test_email_can_be_the_key_and_the_address() -> None:
    """In a workspace keyed on e-mail it is the customer id and the user's e-mail address."""
    settings = MappingSettings(identity=Identity.EMAIL)
    identities = {"email": "maria@example.com", "customer_id": "c-1000"}
    inspection = shop.inspect(shop.custom(), settings, user_identities=identities)

    assert shop.body(inspection, "event")["customer_id"] == "maria@example.com"
    assert shop.body(inspection, "customer")["attributes"] == {"email": "maria@example.com"}


def test_two_spellings_with_different_values_collide() -> None:
    """The first stays, the other is left out and said."""
    identities = {"customerid": "c-1", "customer_id": "c-2"}
    inspection = shop.inspect(shop.custom(), user_identities=identities)

    assert shop.body(inspection, "event")["customer_id"] == "c-1"
    assert "field.collision" in shop.codes(inspection)


def test_an_identity_change_updates_the_standard_attribute() -> None:
    """Disputed, but shown: the new e-mail as the user's e-mail."""
    event = {
        "event_type": "user_identity_change",
        "data": {
            "new": {"identity_type": "email", "identity": "m@example.com"},
            "old": {"identity_type": "email", "identity": None},
        },
    }
    inspection = shop.inspect(event)

    assert shop.body(inspection, "customer")["attributes"] == {"email": "m@example.com"}
    assert inspection.verdict is Verdict.DISPUTED
