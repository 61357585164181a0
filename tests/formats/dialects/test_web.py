"""The old web SDK's event, which is batch and event in one."""

from typing import Any

import pytest

from tests.formats.dialects.readings import batch, data
from tests.formats.helpers import KEYS


def sent(dt: int, **parts: Any) -> dict[str, Any]:
    """An event as it was posted."""
    return {"dt": dt, "et": 1, **parts}


@pytest.mark.parametrize(("code", "named"), sorted(KEYS.choices["web.event_type"].items()))
def test_a_number_is_an_event_type(code: str, named: str) -> None:
    """Every kind; an unknown one keeps its number."""
    assert batch(sent(int(code)))["events"][0]["event_type"] == named
    assert batch(sent(77))["events"][0]["event_type"] == "77"


def test_batch_and_event_are_told_apart() -> None:
    """What belongs to the batch goes there, the rest is the event's."""
    tree = batch(
        sent(
            4, n="Paid", attrs={"a": 1}, ct=5, mpid="-9", das="d", dbg=True, av="2",
            dp_id="p", dp_v=1, ua={"plan": "gold"}, con={"ccpa": None},
            ui=[{"Identity": "c-1", "Type": 1}, {"Identity": "m@example.com", "Type": 7}],
        )
    )  # fmt: skip
    assert tree == {
        "events": [
            {
                "event_type": "custom_event",
                "data": {
                    "custom_event_type": "navigation",
                    "event_name": "Paid",
                    "custom_attributes": {"a": 1},
                    "timestamp_unixtime_ms": 5,
                },
            }
        ],
        "mpid": "-9",
        "mp_deviceid": "d",
        "environment": "development",
        "application_info": {"application_version": "2"},
        "context": {"data_plan": {"plan_id": "p", "plan_version": 1}},
        "user_attributes": {"plan": "gold"},
        "consent_state": {"ccpa": None},
        "user_identities": {"customer_id": "c-1", "email": "m@example.com"},
    }


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (sent(3, n="Home"), {"screen_name": "Home"}),
        (sent(5, n="Error"), {"message": "Error"}),
        (sent(16, pd={"an": 7, "pl": [{"id": "1"}]}),
         {"product_action": {"action": "purchase", "products": [{"id": "1"}]}}),
        (sent(16, pm={"an": 2}), {"promotion_action": {"action": "click"}}),
        (sent(10, at=1, fr=True),
         {"application_transition_type": "application_initialized", "is_first_run": True}),
    ],
)  # fmt: skip
def test_an_event_is_read(event: dict[str, Any], expected: dict[str, Any]) -> None:
    """Codes become words, a name means what the kind of event says."""
    assert {key: data(event).get(key) for key in expected} == expected


def test_no_identities() -> None:
    """An explicit null stays one."""
    assert batch(sent(4, ui=None))["user_identities"] is None
