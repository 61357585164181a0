"""Identities that contradict each other."""

from inspector.diagnose.across.found import Who
from inspector.model.json import Json
from tests import shop
from tests.diagnose.across.sources import found, lines


def person(customer: Json = None, **parts: Json) -> Json:
    """A batch of one event."""
    return {"user_identities": {"customer_id": customer}, "events": [shop.custom()], **parts}


def changed(old: str | None, new: str) -> Json:
    """A change of the customer id."""
    sides = {side: {"identity_type": "customer_id", "identity": value}
             for side, value in (("old", old), ("new", new))}  # fmt: skip
    return {"event_type": "user_identity_change", "data": sides}


def test_cases_name_who_and_what() -> None:
    """By the events where the words stand."""
    data = lines(person("c-1", mpid=7), person("c-9", mpid=1), person("c-2", mpid=7))
    problem = found(data)["across.mpid_customers"]

    assert problem.rows.tolist() == [0, 2]
    assert problem.cases[0].subject == Who(0, "mpid")
    assert problem.cases[0].others == (Who(0, "customer_id"), Who(2, "customer_id"))


def test_logging_in_is_no_contradiction() -> None:
    """Nobody becomes somebody."""
    assert found(lines(person(mpid=7), person("c-1", mpid=7))) == {}


def test_a_change_against_the_batch_before() -> None:
    """A third id on the device: something is missing between."""
    before = person("c-0", mp_deviceid="d")
    after = person("c-2", mp_deviceid="d") | {"events": [changed("c-1", "c-2")]}

    assert found(lines(before, after))["across.change_contradicts"].rows.tolist() == [1]


def test_the_batch_before_is_the_devices_own() -> None:
    """Another device may have who it likes."""
    before = person("c-0", mp_deviceid="e")
    after = person("c-2", mp_deviceid="d") | {"events": [changed("c-1", "c-2")]}

    assert "across.change_contradicts" not in found(lines(before, after))


def test_the_last_change_of_a_batch_counts() -> None:
    """Its identities are the last ones."""
    events = [changed(None, "c-1"), changed("c-1", "c-2")]

    assert "across.change_contradicts" not in found(lines(person("c-2") | {"events": events}))
    assert "across.change_contradicts" in found(lines(person("c-1") | {"events": events}))
