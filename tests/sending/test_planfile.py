"""A plan in a file comes back as it was, and holds no key."""

from decimal import Decimal
from pathlib import Path

import pytest

from inspector.model.delivery import EventKey, Item
from inspector.model.mapping import Request
from inspector.sending import Choices, Order, Plan, Times, planfile
from inspector.sending.planfile import PlanFault
from inspector.session import LOCAL
from tests.sending.journals import marked
from tests.sending.runs import event_of, some_items

CHOICES = Choices(users=False, times=Times.SHIFT, share=70, rate=900, stop_after=3, repeat=True)
PRICE = Request("event", event_of("u", 1).body | {"price": Decimal("149.90"), "id": 2**63 + 1})
ITEMS = (
    *marked(some_items(3, 2)),
    Item(EventKey(2, 1, 4), "u", (PRICE,), "bought", 1_795_435_200_000, True, b"\x00\xff"),
)


def _written(folder: Path, choices: Choices = CHOICES) -> Path:
    path = folder / "plan.json"
    planfile.write(path, Order(LOCAL, Plan(ITEMS), choices, "Send", {1: "a.json", 2: "b.json"}))
    return path


def test_round_trip(tmp_path: Path) -> None:
    """Events, choices, sources and every digit."""
    saved = planfile.read(_written(tmp_path))
    assert saved.plan == Plan(ITEMS)
    assert (saved.workspace, saved.workspace_id) == (LOCAL.name, LOCAL.workspace_id)
    assert (saved.choices, saved.sources) == (CHOICES, {1: "a.json", 2: "b.json"})
    assert b"149.90" in saved.plan.items[-1].requests[0].encoded()


def test_a_bulk_plan_is_packed_again(tmp_path: Path) -> None:
    """One call for all."""
    saved = planfile.read(_written(tmp_path, Choices(bulk=True)))
    assert (saved.plan.events, saved.plan.requests) == (4, 1)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda text: text[:-20], "is no plan"),
        (lambda text: text.replace('"version": 1', '"version": 7'), "version 7"),
        (lambda text: text.replace('"title"', '"titel"'), "titel"),
    ],
)
def test_what_is_no_plan(change: object, why: str, tmp_path: Path) -> None:
    """A sentence that says why; an unknown word is not passed over."""
    path = _written(tmp_path)
    path.write_text(change(path.read_text()))  # type: ignore[operator]
    with pytest.raises(PlanFault, match=why):
        planfile.read(path)
    with pytest.raises(PlanFault, match="cannot be read"):
        planfile.read(tmp_path / "nothing")
