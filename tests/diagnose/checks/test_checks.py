"""All checks together."""

from inspector.diagnose.checks import CHECKS
from inspector.model.mapping import Identity, MappingSettings
from tests import shop


def test_one_event_can_have_every_kind_of_problem() -> None:
    """A check never hides another's findings."""
    event = {"event_type": "custom_event", "data": {"custom_attributes": {"moe_x": "y" * 140_000}}}
    inspection = shop.inspect(event, MappingSettings(Identity.MPID), mpid="0")

    assert {
        "event.unnamed", "name.reserved", "request.too_large", "identity.blocked",
        "identity.mpid_zero", "time.missing",
    } <= set(shop.codes(inspection))  # fmt: skip
    assert len(CHECKS) == len(set(CHECKS))
