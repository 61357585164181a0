"""Requests with their sources hidden."""

from inspector.model.json import Json, leaves
from inspector.report import load
from inspector.report.redaction import Redactor
from inspector.report.requests import redacted_body
from inspector.storage import resources
from tests import shop

TABLES = load(resources.read)


def test_a_value_is_shown_where_all_its_sources_are() -> None:
    """The action's name and time stay, what a rule adds stays, the customer's values do not."""
    found = shop.inspect(shop.custom("Signed up", plan="gold"))
    redactor = Redactor(TABLES.shows)
    at = len(found.mapping.requests) - 1
    body: Json = redacted_body(at, found.mapping, TABLES.shows, redactor)
    shown = dict(leaves(body))
    assert shown["/actions/0/action"] == "Signed up"
    assert shown["/actions/0/current_time"] == "2026-11-23T12:00:00.000Z"
    assert shown["/type"] == "event"
    assert shown["/actions/0/attributes/plan"] == "‹text 1›"
    assert str(shown["/customer_id"]).startswith("‹")


def test_keys_stay_as_they_are() -> None:
    """The structure of every request is the one that would be sent."""
    found = shop.inspect(shop.PURCHASE)
    for index, request in enumerate(found.mapping.requests):
        body = redacted_body(index, found.mapping, TABLES.shows, Redactor(TABLES.shows))
        assert dict(leaves(body)).keys() == dict(leaves(request.body)).keys()
