"""Which values decide what the checks find."""

import pytest

from inspector.diagnose import about_batch, about_event
from inspector.model.json import Json, encode
from inspector.model.mapping import Identity, MappingSettings
from tests import shop
from tests.diagnose.test_names import NAMES


def batch(**parts: Json) -> shop.Batch:
    """A batch of one event."""
    return shop.event_in(encode({"events": [{}], **parts})).batch


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("c-1", "c-2", True),
        ("c-1", "guest", False),
        ("c-1", "m@example.com", False),
        ("c-1", " c-1", False),
        ("c-1", "", False),
    ],
)
def test_identities_are_told_apart_by_their_problems(one: str, other: str, alike: bool) -> None:
    """Not by their values."""
    readings = [
        about_batch(batch(user_identities={"customer_id": value}), MappingSettings(), NAMES)
        for value in (one, other)
    ]
    assert (readings[0] == readings[1]) is alike


def test_only_the_workspaces_own_key_matters() -> None:
    """An e-mail workspace does not look at the customer id."""
    settings = MappingSettings(Identity.EMAIL)
    readings = [
        about_batch(batch(user_identities={"customer_id": value}), settings, NAMES)
        for value in ("c-1", "guest")
    ]
    assert readings[0] == readings[1]


def test_time_and_name_of_an_event() -> None:
    """Past or future, named or not, reserved or free."""

    def reading(action: Json, time: int) -> object:
        event = shop.event_in(encode({"events": [shop.at("x", time)]}))
        return about_event(event, action, MappingSettings(), NAMES, shop.NOON_MS)

    plain = reading("A", shop.NOON_MS)
    assert plain == reading("B", shop.NOON_MS - 1)
    assert plain != reading("A", shop.NOON_MS + 86_400_000)
    assert plain != reading("A", 1_795_435_200)
    assert plain != reading("moe_x", shop.NOON_MS)
    assert plain != reading("", shop.NOON_MS)
