"""`coverage` counts what becomes of fields."""

import json
from pathlib import Path

import pytest

from inspector.cli import coverage
from inspector.mapping.coverage import Tally
from tests import shop
from tests.cli.helpers import CLEAN, run, source

TEXT = shop.batch_of(shop.PURCHASE, shop.PURCHASE).decode()


def test_text_counts_and_ranks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """How many fields come to what; what is left out most, with its rule."""
    ran = run(capsys, "coverage", source(tmp_path, TEXT))
    assert ran.status == 0
    assert "2 events, 28 fields: 6 kept, 10 renamed" in ran.out
    assert "2 of 2  data/product_action/coupon_code  (drop.commerce_fields)" in ran.out


def test_json_is_one_object(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For programs."""
    ran = run(capsys, "coverage", source(tmp_path, TEXT), "--format", "json")
    found = json.loads(ran.out)
    assert found["events"] == 2
    assert found["fields"]["dropped"] == 2
    assert found["left_out"] == [
        {
            "field": "data/product_action/coupon_code", "rule": "drop.commerce_fields",
            "events": 2, "seen": 2, "example": "NOV",
        }
    ]  # fmt: skip


def test_nothing_left_out_is_no_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only the counts."""
    assert "Left out" not in run(capsys, "coverage", source(tmp_path, CLEAN)).out


def test_a_file_that_cannot_be_read_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """As by every command."""
    ran = run(capsys, "coverage", "/no/such/file")
    assert ran.status == 2
    assert "/no/such/file" in ran.err


def test_many_fields_are_not_all_listed() -> None:
    """The rest is counted; programs get all."""
    tally = Tally()
    inspection = shop.inspect(shop.custom("A", **{f"o{at}": {"x": 1} for at in range(30)}))
    assert inspection.event
    tally.add(inspection.event, inspection.mapping)
    assert coverage.text(tally).endswith("and 10 more")
    assert len(json.loads(coverage.json_line(tally))["left_out"]) == 30
