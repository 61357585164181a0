"""The line of the list."""

from inspector.index.row import row_of
from inspector.model.delivery import EventKey
from inspector.model.json import encode
from inspector.model.mapping import MappingSettings
from inspector.model.problems import Severity, Verdict
from tests import shop

KEY = EventKey(1, 1, 0)


def test_what_the_list_shows_of_an_event() -> None:
    """Identity, target, verdict and problems without decoding again."""
    row = row_of(shop.inspect(shop.PURCHASE, user_identities={"customerid": "c-1"}), KEY, "a.har")

    assert (row.event_type, row.name, row.maps_to) == (
        "commerce_event", "purchase", "event · purchase",
    )  # fmt: skip
    assert (row.identity_type, row.identity) == ("customer_id", "c-1")
    assert (row.verdict, row.badge, row.severity) == (
        Verdict.LOSSY, "1 field lost", Severity.WARNING,
    )  # fmt: skip
    assert row.codes == ("field.dropped", "value.converted", "identity.misspelt")


def test_a_user_update_names_the_attribute() -> None:
    """`customer · plan`."""
    assert row_of(shop.inspect(shop.change("plan", "gold")), KEY, "").maps_to == "customer · plan"


def test_what_is_no_event_is_a_row_too() -> None:
    """A batch without events, and a line nobody can read."""
    pipeline = shop.pipeline_for(MappingSettings())
    (empty,) = pipeline.inspect(shop.Record(1, "line", 0, encode({"events": []})))
    (broken,) = pipeline.inspect(shop.Record(2, "line", 20, b"{"))

    assert row_of(empty, KEY, "").event_type == "batch without events"
    assert row_of(broken, KEY, "").event_type == "unreadable"
    assert row_of(broken, KEY, "").name == "line 2, byte 20"
