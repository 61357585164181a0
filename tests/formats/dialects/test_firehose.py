"""What partners receive, read as the Events API batch it was made from."""

from typing import Any

import pytest

from tests.formats.dialects.readings import batch, opened
from tests.formats.helpers import KEYS


def request(*events: Any, **parts: Any) -> dict[str, Any]:
    """A request to a partner."""
    return {"type": "event_processing_request", "events": list(events), **parts}


@pytest.mark.parametrize(("kind", "named"), sorted(KEYS.choices["firehose.event_type"].items()))
def test_a_type_becomes_an_event_type(kind: str, named: str) -> None:
    """Those of another name; the others keep theirs."""
    assert batch(request({"type": kind}))["events"][0]["event_type"] == named
    assert batch(request({"type": "screen_view"}))["events"][0]["event_type"] == "screen_view"


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (
            {"type": "custom_event", "name": "Paid", "timestamp_ms": 5, "attributes": {"a": "1"},
             "id": "u", "source_id": "s"},
            {"event_name": "Paid", "timestamp_unixtime_ms": 5, "custom_attributes": {"a": "1"},
             "message_id": "u", "source_message_id": "s"},
        ),
        (
            {"type": "product_action", "action": "remove_from_wishlist", "currency_code": "EUR",
             "products": [{"id": "1", "total_amount": 9, "attributes": {"c": "red"}}]},
            {"product_action": {"action": "remove_from_wish_list", "products": [
                {"id": "1", "total_product_amount": 9, "custom_attributes": {"c": "red"}}]},
             "currency_code": "EUR"},
        ),
        (
            {"type": "impression", "impressions": [
                {"impression_list_name": "new", "products": [{"total_amount": 1}]}]},
            {"product_impressions": [
                {"product_impression_list": "new", "products": [{"total_product_amount": 1}]}]},
        ),
        (
            {"type": "promotion_action", "action": "view", "promotions": [{"id": "1"}]},
            {"promotion_action": {"action": "view", "promotions": [{"id": "1"}]}},
        ),
        ({"type": "push_subscription", "action": "unsubscribe", "token": "k"},
         {"register": False, "registration_token": "k"}),
        ({"type": "push_message_open", "payload": "{}"},
         {"push_notification_payload": "{}", "push_message_type": "action"}),
        ({"type": "attribution", "name": "attribution"},
         {"event_name": "attribution", "custom_event_type": "attribution"}),
        ({"type": "error", "message": "m", "is_crash": True}, {"message": "m", "is_crash": True}),
        ({"type": "session_end", "session_length_ms": 5}, {"session_duration_ms": 5}),
        ({"type": "application_state_transition", "application_state": "exit"},
         {"application_transition_type": "application_exit"}),
        ({"type": "application_state_transition", "application_state": "install"},
         {"application_transition_type": "install"}),
    ],
)  # fmt: skip
def test_an_event_is_read(event: dict[str, Any], expected: dict[str, Any]) -> None:
    """Fields of each type under the names they came from."""
    (made,) = batch(request(event))["events"]
    assert made["data"] == expected


def test_the_request_around_the_events() -> None:
    """Identities by name, attribute lists beside attributes, the runtime as device and app."""
    tree = batch(
        request(
            mpid="12345", timestamp_ms=5, source_channel="native", device_application_stamp="d",
            user_identities=[{"type": "customer", "encoding": "raw", "value": "c-1"},
                             {"type": "other5", "value": "o"}],
            partner_identities=[{"type": "braze", "encoding": "raw", "value": "b"}],
            user_attributes={"plan": "gold"}, user_attribute_lists={"tags": ["a"]},
            runtime_environment={
                "type": "ios", "is_debug": True, "client_ip_address": "10.0.0.1",
                "application_version": "2", "model": "iPad",
                "identities": [{"type": "ios_vendor_id", "encoding": "raw", "value": "v"}],
            },
            consent_state={"gdpr_consent_state": {"ads": {"consented": True}}},
        )
    )  # fmt: skip
    assert tree == {
        "message_type": "event_processing_request",
        "events": [],
        "mpid": "12345",
        "timestamp_unixtime_ms": 5,
        "source_info": {"channel": "native"},
        "mp_deviceid": "d",
        "user_identities": {"customer_id": "c-1", "other_id_5": "o"},
        "partner_identities": {"braze": "b"},
        "identity_details": {
            "customer_id": {"encoding": "raw"},
            "braze": {"encoding": "raw"},
            "ios_idfv": {"encoding": "raw"},
        },
        "user_attributes": {"plan": "gold", "tags": ["a"]},
        "environment": "development",
        "ip": "10.0.0.1",
        "application_info": {"application_version": "2"},
        "device_info": {"platform": "iOS", "device_model": "iPad", "ios_idfv": "v"},
        "consent_state": {"gdpr": {"ads": {"consented": True}}},
    }


@pytest.mark.parametrize(
    ("kind", "encoding", "found"),
    [
        ("customer", "md5", ["/user_identities/customer_id"]),
        ("email", "sha256", ["/user_identities/email"]),
        ("customer", "raw", []),
        ("facebook", "md5", []),
    ],
)
def test_a_hashed_identity_is_said(kind: str, encoding: str, found: list[str]) -> None:
    """Of those that may become MoEngage's key."""
    users = [{"type": kind, "encoding": encoding, "value": "4739c5c1"}]
    findings = opened(request(user_identities=users)).findings
    assert [pointer for finding in findings for pointer in finding.pointers] == found
    assert {finding.code for finding in findings} <= {"identity.hashed"}


@pytest.mark.parametrize("item", [5, None, {}, {"event_type": "custom_event", "data": {}}])
def test_an_item_without_a_type_is_kept(item: Any) -> None:
    """Third parties mix both forms: what already is an event stays one."""
    assert batch(request(item))["events"] == [item]


def test_parts_of_another_kind_are_kept() -> None:
    """What is not of the form it should be stays under its name."""
    tree = batch(request(user_identities=5, runtime_environment="ios"))
    assert tree["user_identities"] == 5
    assert tree["device_info"] == "ios"
