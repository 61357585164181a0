"""What never came."""

from tests import shop
from tests.diagnose.across.sources import found, lines

LONELY = {"mpid": 7, "user_attributes": {"plan": "gold"}, "events": []}


def test_each_user_by_itself() -> None:
    """An event of another user carries nothing."""
    other = {"mpid": 8, "events": [shop.custom()]}
    own = {"mpid": 7, "events": [shop.custom()]}

    assert found(lines(own, LONELY, other))["across.not_carried"].rows.tolist() == [1]
    assert "across.not_carried" not in found(lines(LONELY, other, own))


def test_nobody_waits_without_a_user() -> None:
    """Attributes of nobody reach nobody anyway."""
    assert "across.not_carried" not in found(lines(LONELY | {"mpid": None}))


def test_a_few_batches_prove_nothing() -> None:
    """And batches that an app posted never had what an output leaves out."""
    handed_on = [{"batch_id": n, "events": [shop.custom(str(n))]} for n in range(9)]
    posted = [{"source_request_id": str(n), "events": [shop.custom(str(n))]} for n in range(20)]

    assert found(lines(*handed_on)) == {}
    assert found(lines(*posted)) == {}


def test_one_batch_of_two_shows_the_switch() -> None:
    """Then batches are sent as batches."""
    batches = [{"batch_id": n, "events": [shop.custom(str(n))]} for n in range(10)]
    batches[3]["events"] = [shop.custom("x"), shop.custom("y")]

    assert "across.one_event_a_batch" not in found(lines(*batches))
