"""What MoEngage does to values."""

from typing import Any

import pytest

from inspector.diagnose.checks.values import is_moengage_date, text_fault, text_faults
from inspector.model.inspection import Inspection
from inspector.model.mapping import MappingSettings
from tests import shop

OBJECTS = MappingSettings(objects=True)


@pytest.mark.parametrize(
    "text", ["2026-11-23", "2026-11-23T12:00:00Z", "2026-11-23T12:00:00.123Z", "2024-02-29"]
)
def test_three_forms_are_dates(text: str) -> None:
    """As the Data API overview lists them."""
    assert is_moengage_date(text)
    assert text_fault(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-30", "2026-11-23 12:00:00", "2026-11-23T12:00:00+01:00", "2026-11-23T12:00Z",
        "23.11.2026", "11/23/2026", "2026/11/23", "Mon Nov 23 2026 12:00:00 GMT+0100 (CET)",
        "Mon, 23 Nov 2026 12:00:00 GMT", "2026-11-23T12:00:00.1234567Z", "2025-02-29",
    ],
)  # fmt: skip
def test_other_forms_become_text(text: str) -> None:
    """And so do days that do not exist."""
    assert text_fault(text) == "value.date_as_text"


@pytest.mark.parametrize(
    "text", ["10.4.2", "192.168.10.20", "1.2.3.2026", "Monday", "2026", "070-123 45 67", "12:00:00"]
)
def test_what_is_no_date_is_left_in_peace(text: str) -> None:
    """Versions, addresses, telephone numbers."""
    assert text_fault(text) == ""


def codes(settings: MappingSettings = OBJECTS, **attributes: Any) -> set[str]:
    """The problems of an event with these attributes."""
    return set(shop.codes(shop.inspect(shop.custom(**attributes), settings)))


def test_the_cut_is_told_of_list_items_and_of_what_is_inside_objects() -> None:
    """Each with the pointer that leads to it."""
    inspection = shop.inspect(shop.custom(a=["x", "y" * 513], b={"c": "z" * 600}), OBJECTS)

    found = _one(inspection, "value.too_long")
    at = "/events/0/data/custom_attributes"
    assert found.pointers == (f"{at}/a/1", f"{at}/b/c")


def test_lists_of_objects_have_a_limit_of_their_own() -> None:
    """A hundred elements instead of fifty."""
    assert "value.list_too_long" not in codes(a=[{"b": 1}] * 60)
    assert "value.object_too_large" in codes(a=[{"b": 1}] * 101)
    assert "value.object_too_large" in codes(a={"b": "x" * 26_000})


def test_products_are_moengages_own_table() -> None:
    """A purchase of many products has no word about bytes."""
    products = [{"id": f"sku-{number}", "name": "x" * 400} for number in range(90)]
    event = {
        "event_type": "commerce_event",
        "data": {"product_action": {"action": "purchase", "products": products}},
    }
    assert "value.object_too_large" not in shop.codes(shop.inspect(event))


def test_a_list_of_whole_and_broken_numbers_is_of_one_type() -> None:
    """MoEngage has one type for both."""
    assert "value.mixed_list" not in codes(a=[1, 2.5])
    assert "value.mixed_list" in codes(a=[1, True])


def test_nulls_point_at_the_source() -> None:
    """There is nothing in the request to point at."""
    inspection = shop.inspect(shop.custom(a=None), user_attributes={"b": None})

    found = _one(inspection, "value.null")
    assert found.pointers == ("/events/0/data/custom_attributes/a", "/user_attributes/b")
    assert found.message.startswith("a and b are null")


def test_the_reading_of_usual_values_is_empty() -> None:
    """So that usual events are alike."""
    usual = ["", "Maria", "2026-11-23", ["x", 1, 2.5, None, {"b": True}]]
    assert text_faults(usual) == ()
    assert text_faults([*usual, {"a": ["x", "y" * 513]}]) == (*[""] * 4, "value.too_long")
    assert text_faults(["y" * 513, ""]) != text_faults(["", "y" * 513])


def _one(inspection: Inspection, code: str) -> Any:
    (found,) = (d for d in inspection.diagnostics if d.code == code)
    return found
