"""Each body gets the answer MoEngage publishes for it."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.moengage import tables
from inspector.sandbox import rules

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
ACTION = {"action": "seen"}


def _raw(**body: object) -> bytes:
    return json.dumps(body).encode()


@pytest.mark.parametrize(
    ("family", "raw", "fault"),
    [
        ("customer", b"", "empty_body"),
        ("customer", b" \n", "empty_body"),
        ("customer", b"{", "malformed"),
        ("customer", b"\xff{}", "malformed"),
        ("customer", b"[1]", "not_an_object"),
        ("customer", _raw(type="customer"), "missing_customer_id"),
        ("customer", _raw(customer_id=""), "empty_customer_id"),
        ("customer", _raw(customer_id=7), "not_a_string"),
        ("customer", _raw(customer_id="c-1", attributes=[1]), "missing_attributes"),
        ("customer", _raw(customer_id="c-1", attributes={}), None),
        ("customer", _raw(customer_id="c-1"), None),
        ("event", _raw(), "missing_customer_id"),
        ("event", _raw(customer_id="c-1"), "missing_actions"),
        ("event", _raw(customer_id="c-1", actions=[]), "missing_actions"),
        ("event", _raw(customer_id="c-1", actions=["x"]), "incorrect_action"),
        ("event", _raw(customer_id="c-1", actions=[{"action": 5}]), "incorrect_action"),
        ("event", _raw(customer_id="c-1", actions=[ACTION, {}]), "missing_action"),
        ("event", _raw(customer_id="c-1", actions=[{"action": ""}]), "missing_action"),
        ("event", _raw(customer_id="c-1", actions=[ACTION]), None),
        ("transition", b"{", "malformed"),
        ("transition", b"7", "not_an_object"),
        ("transition", _raw(elements=[]), "empty_elements"),
        ("transition", _raw(), "empty_elements"),
        ("transition", _raw(elements=[{"type": "Customer"}]), "element_type"),
        ("transition", _raw(elements=[{"type": "customer"}]), "missing_customer_id"),
        (
            "transition",
            _raw(elements=[{"type": "event", "customer_id": "c-1", "actions": [{}]}]),
            "missing_action",
        ),
        ("transition", _raw(elements=[{"type": "device", "customer_id": "c-1"}]), None),
    ],
)
def test_fault_of(family: str, raw: bytes, fault: str | None) -> None:
    """The fault by its name, and that name has an answer for this family."""
    found = rules.body_fault(family, raw)
    assert (found.name if found else None) == fault
    if found:
        assert tables.published(family, found.name).status == 400


def test_adding_to_and_removing_from_the_same_list() -> None:
    """The answer names the attribute."""
    both = {"addValueToArrayField": {"a": [1]}, "removeValueFromArrayField": {"a": [2], "b": [1]}}
    found = rules.body_fault("customer", _raw(customer_id="c-1", attributes=both))
    assert found == rules.Fault("array_field", "a")


@given(st.binary(max_size=60))
def test_no_bytes_break_it(raw: bytes) -> None:
    """Whatever comes in gets an answer."""
    for family in ("customer", "event", "transition"):
        if rules.body_fault(family, raw) is None:
            rules.cost(rules.entries(family, raw))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "customer_id", "actions", "action", "elements", "attributes"]),
            inner,
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_no_json_breaks_it(value: object) -> None:
    """Any shape gets an answer, and what is taken can be counted."""
    raw = json.dumps(value).encode()
    for family in ("customer", "event", "transition"):
        if rules.body_fault(family, raw) is None:
            assert min(rules.cost(rules.entries(family, raw)).values()) >= 0


def test_the_published_requests_are_taken(shared_data: Path) -> None:
    """Every published request with a customer id has no fault; those with other identifiers belong
    to another kind of workspace and are refused for the missing id."""
    seen = 0
    for path in sorted((shared_data / "moengage").glob("*.request.*.json")):
        family = path.name.split(".")[0]
        if family not in ("customer", "event", "transition"):
            continue
        fault = rules.body_fault(family, path.read_bytes())
        other = b"moe_mobile" in path.read_bytes() or "identity-resolution" in path.name
        assert (fault.name if fault else None) == ("missing_customer_id" if other else None), path
        seen += 1
    assert seen == 15


def test_cost_counts_users_and_single_events() -> None:
    """An event call with two actions costs two events."""
    event = {"type": "event", "customer_id": "c-1", "actions": [ACTION, ACTION]}
    raw = _raw(elements=[{"type": "customer", "customer_id": "c-1"}, event, event])
    assert rules.cost(rules.entries("transition", raw)) == {"customer": 1, "event": 4}


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"type": "event", "customer_id": "c-1"}, ""),
        ({"type": "Event", "customer_id": "c-1"}, "compared exactly"),
        ({"customer_id": "c-1"}, "compared exactly"),
        ({"type": "event", "customer_id": "guest"}, "“guest” is on MoEngage's list"),
        ({"type": "event", "customer_id": "7"}, "shorter than 2"),
    ],
)
def test_discarded_because(body: rules.Body, words: str) -> None:
    """Accepted is not ingested; the reason is a sentence."""
    reason = rules.discard_reason("event", body)
    assert words in reason
    assert bool(reason) == bool(words)


@pytest.mark.parametrize(
    ("action", "future"),
    [
        ({}, False),
        ({"current_time": "2026-11-23T12:00:00.000Z"}, False),
        ({"current_time": "2026-11-23T12:00:00.001Z"}, True),
        ({"current_time": "2026-11-23T13:00:00+02:00"}, False),
        ({"current_time": "2099-01-01"}, True),
        ({"current_time": 1795435200}, False),
        ({"current_time": "1795435201"}, True),
        ({"current_time": 1795435200000}, False),
        ({"current_time": "1795435200001"}, True),
        ({"user_time": 4e9}, True),
        ({"current_time": "soon"}, False),
        ({"current_time": "nan"}, False),
        ({"current_time": 1e300}, False),
    ],
)
def test_future_events_are_discarded(action: rules.Body, future: bool) -> None:
    """ISO 8601, seconds and milliseconds; what is no time is not judged."""
    assert bool(rules.time_reason(action, NOW)) == future
