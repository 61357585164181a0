"""An export has every try; redacted it names nobody and shows no body."""

import csv
import io
from dataclasses import replace

from inspector.model.json import decode
from inspector.sandbox import Sandbox
from inspector.sending.export import Form, exported
from tests.sending.journals import FAST, conducted
from tests.sending.runs import some_items

ITEMS = some_items(4, 2)


def _sent() -> None:
    conducted(Sandbox(failures={"lost": 0.4}, seed=4), ITEMS, replace(FAST, stop_after=1))


def test_redacted() -> None:
    """Users are numbered; what happened is there, event by event."""
    _sent()
    rows = list(csv.DictReader(io.StringIO(exported(1, Form.CSV, full=False))))
    assert {row["user"] for row in rows} == {"user 1", "user 2"}
    assert {row["source"] for row in rows} == {"shop.ndjson"}
    assert {row["name"] for row in rows} == {"e0", "e1", "e2", "e3"}
    assert "in-doubt" in {row["outcome"] for row in rows}
    assert "sent" not in rows[0]
    assert "user-0" not in exported(1, Form.CSV, full=False)


def test_in_full() -> None:
    """With the user, the exact request and the answer."""
    _sent()
    rows = [decode(line.encode()) for line in exported(1, Form.JSON, full=True).splitlines()]
    first = next(row for row in rows if row["status"] == 200)  # type: ignore[index,call-overload]
    assert first["user"].startswith("user-")  # type: ignore[index,call-overload,union-attr]
    assert '"customer_id"' in first["sent"]  # type: ignore[index,call-overload,operator]
    assert "success" in first["answered"]  # type: ignore[index,call-overload,operator]


def test_a_formula_is_text() -> None:
    """A spreadsheet would run what begins with an equals sign."""
    item = ITEMS[0]
    action = {"action": "=HYPERLINK(1)", "current_time": "2026-11-20T10:00:00Z"}
    body = item.requests[-1].body | {"actions": [action], "customer_id": "=1+1"}
    request = replace(item.requests[-1], body=body)
    conducted(Sandbox(), (replace(item, user="=1+1", requests=(request,)),))
    (row,) = csv.DictReader(io.StringIO(exported(1, Form.CSV, full=True)))
    assert row["user"] == "'=1+1"


def test_an_empty_run() -> None:
    """A header and nothing else."""
    assert exported(9, Form.CSV, full=False) == "run\n"
    assert exported(9, Form.JSON, full=False) == ""
