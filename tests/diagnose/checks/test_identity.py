"""Who the event belongs to: the sentences."""

import pytest

from inspector.model.mapping import Identity, MappingSettings
from tests import shop


def message(code: str, **parts: object) -> str:
    """The sentence of a problem of a custom event."""
    settings = MappingSettings(Identity.CUSTOMER_ID)
    inspection = shop.inspect(shop.custom(), settings, **parts)
    return next(d.message for d in inspection.diagnostics if d.code == code)


def test_a_missing_identity_names_what_there_is_instead() -> None:
    """The remedy names the identity that would work."""
    inspection = shop.inspect(shop.custom(), user_identities={"email": "m@example.com"}, mpid=5)
    (missing,) = (d for d in inspection.diagnostics if d.code == "identity.missing")

    assert missing.message.endswith("; the batch has email, mpid.")
    assert "key the workspace on email or mpid" in missing.remedy
    assert missing.badge == "no customer_id"


def test_a_missing_identity_with_nothing_instead() -> None:
    """There is nothing to switch to."""
    assert "nor any other identity" in message("identity.missing", user_identities={})


def test_the_problem_points_at_the_spelling_that_was_used() -> None:
    """Not at a key that is not there."""
    inspection = shop.inspect(shop.custom(), user_identities={"customerid": "null"})
    (blocked,) = (d for d in inspection.diagnostics if d.code == "identity.blocked")

    assert blocked.pointers == ("/user_identities/customerid",)


def test_an_unsupported_event_has_no_identity_problem() -> None:
    """Nothing is sent, so nobody is missed."""
    inspection = shop.inspect({"event_type": "screen_view"}, user_identities=None)

    assert shop.codes(inspection) == ["event.unsupported"]


def test_text_for_an_mpid_matters_only_where_it_is_the_key() -> None:
    """Test set-ups are full of it."""
    assert "identity.mpid_invalid" not in shop.codes(shop.inspect(shop.custom(), mpid="testMPID"))


@pytest.mark.parametrize(
    ("mpid", "code"),
    [
        ("6504934091054998000", "identity.mpid_rounded"),
        ("-6504934091054998000", "identity.mpid_rounded"),
        ("0", "identity.mpid_zero"),
        ("99999999999999999999", "identity.mpid_invalid"),
    ],
)
def test_text_that_is_a_number_is_looked_at_as_one(mpid: str, code: str) -> None:
    """The web and Android write mParticle IDs as text."""
    assert code in shop.codes(shop.inspect(shop.custom(), mpid=mpid))
