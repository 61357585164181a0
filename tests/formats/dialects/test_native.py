"""Short keys become the names of the Events API."""

from decimal import Decimal
from typing import Any

import pytest

from tests.formats.dialects.readings import batch, data, opened
from tests.formats.helpers import KEYS


def header(**parts: Any) -> dict[str, Any]:
    """A batch of a phone."""
    return {"dt": "h", "msgs": [], **parts}


@pytest.mark.parametrize(("kind", "named"), sorted(KEYS.choices["native.event_type"].items()))
def test_a_message_kind_is_an_event_type(kind: str, named: str) -> None:
    """Each kind, inside a batch and alone."""
    assert batch(header(msgs=[{"dt": kind}]))["events"] == [{"event_type": named, "data": {}}]
    assert batch({"dt": kind, "ct": 1})["events"][0]["event_type"] == named


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (
            {"dt": "e", "n": "Paid", "et": "UserContent", "ct": "5", "attrs": {"n": "1"}},
            {"event_name": "Paid", "custom_event_type": "user_content", "timestamp_unixtime_ms": 5,
             "custom_attributes": {"n": "1"}},
        ),
        ({"dt": "v", "n": "Home"}, {"screen_name": "Home"}),
        (
            {"dt": "uac", "n": "plan", "nv": "gold", "ov": None, "d": False, "na": True},
            {"user_attribute_name": "plan", "new": "gold", "old": None, "deleted": False,
             "is_new_attribute": True},
        ),
        (
            {"dt": "uic", "ni": {"n": 7, "i": "m@example.com", "f": True}, "oi": None},
            {"new": {"identity_type": "email", "identity": "m@example.com",
                     "created_this_batch": True}, "old": None},
        ),
        (
            {"dt": "ast", "t": "app_init", "ifr": True},
            {"application_transition_type": "application_initialized", "is_first_run": True},
        ),
        ({"dt": "pm", "t": "received", "to": "k"},
         {"push_message_type": "received", "push_message_token": "k"}),
        ({"dt": "o", "s": True}, {"is_opted_out": True}),
        ({"dt": "x", "s": "fatal", "sn": 3}, {"severity": "fatal", "session_number": 3}),
        ({"dt": "cm", "sn": "Cart", "cs": {"bl": 1}},
         {"screen_name": "Cart", "device_current_state": {"battery_level": 1}}),
        (
            {"dt": "cm", "pd": {"an": "remove_from_wishlist", "cs": "2", "tr": "9.90",
                                "pl": [{"id": "1", "pr": "9.90", "qt": "1", "nv": 1}]}},
            {"product_action": {"action": "remove_from_wish_list", "checkout_step": 2,
                                "total_amount": Decimal("9.90"),
                                "products": [{"id": "1", "price": Decimal("9.90"),
                                              "quantity": 1, "nv": 1}]}},
        ),
        ({"dt": "cm", "pm": {"an": "click", "pl": [{"nm": "a"}]}},
         {"promotion_action": {"action": "click", "promotions": [{"name": "a"}]}}),
        ({"dt": "cm", "pi": [{"pil": "new", "pl": [{"nm": "a"}]}]},
         {"product_impressions": [{"product_impression_list": "new",
                                   "products": [{"name": "a"}]}]}),
        ({"dt": "e", "zz": 1}, {"zz": 1}),
    ],
)  # fmt: skip
def test_a_message_is_read(message: dict[str, Any], expected: dict[str, Any]) -> None:
    """The same letter means what it means in its kind of message; numbers written as text become
    numbers; an unknown key stays."""
    assert data(header(msgs=[message])) == expected


def test_the_batch_around_the_messages() -> None:
    """Device, application, consent, context and the user's own keys."""
    assert batch(
        header(
            a="key", mpid=6504934091054997508, das="d", ct="17", ua={"n": "1"}, uad=["x"],
            ai={"av": "1.0", "env": 1}, di={"dp": "iOS", "tz": "-5", "dsh": "1440"},
            con={"gdpr": {"ads": {"c": True, "ts": 5}}}, ctx={"dpln": {"id": "p", "v": 2}},
        )
    ) == {
        "message_type": "h", "events": [], "api_key": "key", "mpid": 6504934091054997508,
        "mp_deviceid": "d", "timestamp_unixtime_ms": 17, "user_attributes": {"n": "1"},
        "deleted_user_attributes": ["x"], "environment": "development",
        "application_info": {"application_version": "1.0"},
        "device_info": {"platform": "iOS", "timezone_offset": -5, "screen_height": 1440},
        "consent_state": {"gdpr": {"ads": {"consented": True, "timestamp_unixtime_ms": 5}}},
        "context": {"data_plan": {"plan_id": "p", "plan_version": 2}},
    }  # fmt: skip


def test_identities_by_code() -> None:
    """The user's stand by name, those of the device in the device, the rest beside."""
    tree = batch(
        header(
            ui=[
                {"n": 1, "i": "c-1", "dfs": "5", "f": True},
                {"n": 7, "i": "m@example.com"},
                {"n": 22, "i": "idfa"},
                {"n": 25, "i": "stamp"},
                {"n": 99, "i": "?"},
            ],
            di={"dp": "iOS"},
        )
    )
    assert tree["user_identities"] == {"customer_id": "c-1", "email": "m@example.com", "99": "?"}
    assert tree["device_info"] == {"ios_advertising_id": "idfa", "platform": "iOS"}
    assert tree["mp_deviceid"] == "stamp"
    assert tree["identity_details"] == {
        "customer_id": {"timestamp_unixtime_ms": 5, "created_this_batch": True}
    }


@pytest.mark.parametrize("item", [5, None, {}, {"dt": ["e"]}, {"dt": "novelty", "n": 1}])
def test_a_strange_message_is_kept(item: Any) -> None:
    """It stays in its place in the list."""
    (event,) = batch(header(msgs=[item]))["events"]
    if isinstance(item, dict):
        assert event["data"] == {key: value for key, value in item.items() if key != "dt"}
        assert event.get("event_type") == item.get("dt")
    else:
        assert event == item


def test_messages_that_are_no_list_are_kept() -> None:
    """Nothing can be made of them, nothing is lost."""
    assert opened({"dt": "h", "msgs": 5}).tree["events"] == 5
