"""The batch that makes changed attributes travel."""

import pytest

from inspector.compose import EVENT_NAME, attributes, composed
from inspector.model.batch import Batch
from inspector.model.json import encode
from inspector.model.mapping import MappingSettings
from inspector.model.problems import Verdict
from tests import shop

PARTS = {
    "mpid": 6504934091054997508,
    "environment": "development",
    "api_key": "us1-secret",
    "device_info": {"platform": "iOS"},
    "user_attributes": {"plan": "gold", "visits": 7, "old": None},
}


def batch() -> Batch:
    """Somebody's batch, with more in it than is needed."""
    return shop.event_in(shop.batch_of(shop.custom(), **PARTS)).batch


def test_it_says_who_what_and_when_and_nothing_else() -> None:
    """No key, no device, no attribute that was not chosen."""
    assert composed(batch(), ["plan"], shop.NOON_MS) == {
        "environment": "development",
        "mpid": 6504934091054997508,
        "user_identities": {"customer_id": "c-88213"},
        "user_attributes": {"plan": "gold"},
        "events": [
            {
                "event_type": "custom_event",
                "data": {
                    "event_name": EVENT_NAME,
                    "custom_event_type": "other",
                    "timestamp_unixtime_ms": shop.NOON_MS,
                },
            }
        ],
    }


def test_a_deleted_attribute_cannot_be_chosen() -> None:
    """Nothing says how to tell MoEngage of a deletion."""
    assert attributes(batch()) == {"plan": "gold", "visits": 7}


@pytest.mark.parametrize("on_event", [False, True])
def test_moengage_gets_the_attributes_with_the_event(on_event: bool) -> None:
    """Types kept; on the event as well where that is wanted."""
    raw = encode(composed(batch(), ["plan", "visits"], shop.NOON_MS, on_event=on_event))
    pipeline = shop.pipeline_for(MappingSettings(), shop.NOON_MS)
    (inspection,) = pipeline.inspect(next(pipeline.read(raw)))

    assert inspection.verdict is Verdict.CLEAN
    assert shop.body(inspection, "customer")["attributes"] == {"plan": "gold", "visits": 7}
    action = shop.body(inspection, "event")["actions"][0]
    assert action["action"] == EVENT_NAME
    assert action.get("attributes") == ({"plan": "gold", "visits": 7} if on_event else None)
