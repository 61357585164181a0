"""The line of the list."""

from inspector.index.row import NO_EVENT, OTHER, event_index, row_of
from inspector.model.batch import Kind, Record
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
    (empty,) = pipeline.inspect(Record(1, "line", 0, encode({"events": []})))
    (broken,) = pipeline.inspect(Record(2, "line", 20, b"{"))

    assert row_of(empty, KEY, "").event_type == "batch without events"
    assert row_of(broken, KEY, "").event_type == "unreadable"
    assert row_of(broken, KEY, "").name == "line 2, byte 20"


def test_other_traffic_is_called_by_what_it_is() -> None:
    """And by what the recording tells of it."""
    record = Record(3, "entry", 7, b"", Kind.OTHER, label="GET page", about="GET https://a/")
    row = row_of(shop.pipeline_for(MappingSettings()).inspect_other(record), KEY, "")
    assert (row.event_type, row.name, row.maps_to) == ("GET page", "GET https://a/", "")
    assert row.severity is None
    asked = b'{"known_identities":{"email":"a@b.c"},"request_timestamp_ms":1795439397001}'
    call = Record(4, "entry", 9, asked, Kind.OTHER, label="identity call")
    row = row_of(shop.pipeline_for(MappingSettings()).inspect_other(call), KEY, "")
    assert (row.time_ms, row.identity_type, row.identity) == (1795439397001, "email", "a@b.c")


def test_which_event_it_is() -> None:
    """By its number, or why it has none."""
    pipeline = shop.pipeline_for(MappingSettings())
    (broken,) = pipeline.inspect(Record(2, "line", 20, b"{"))
    other = pipeline.inspect_other(Record(3, "entry", 7, b"", Kind.OTHER))
    found = [event_index(each) for each in (shop.inspect(shop.PURCHASE), broken, other)]
    assert found == [0, NO_EVENT, OTHER]
