"""Attributes of several types."""

import numpy as np

from inspector.diagnose.across import event_names
from tests import shop
from tests.diagnose.across.sources import found


def test_the_first_type_counts() -> None:
    """The events of the others are the ones to look at."""
    data = shop.batch_of(shop.custom(a=1), shop.custom(a="x"), shop.custom(a=2), shop.custom(a="y"))
    problem = found(data)["across.attribute_types"]

    assert problem.rows.tolist() == [1, 3]
    assert problem.cases[0].subject == "event attribute a"
    assert problem.cases[0].others == ("number in 2, such as 1", "text in 2, such as “x”")


def test_a_users_attribute_is_one_of_all_its_events() -> None:
    """In the batch or in a change."""
    data = shop.batch_of(shop.custom(), shop.custom(), user_attributes={"age": 30})
    data += b"\n" + shop.batch_of(shop.change("age", "30"))

    problem = found(data)["across.attribute_types"]
    assert problem.cases[0].subject == "user attribute age"
    assert problem.cases[0].others == ("number in 2, such as 30", "text in 1, such as “30”")


def test_event_and_user_may_differ() -> None:
    """They are two attributes."""
    assert found(shop.batch_of(shop.custom(a=1), user_attributes={"a": "x"})) == {}


def test_the_names_that_came_last_are_too_many() -> None:
    """The first ones have their place already."""
    rows = np.arange(1030, dtype="u4")
    names = np.append(np.arange(515), np.arange(515))
    (problem,) = event_names(rows, names)

    assert problem.rows.tolist() == [512, 513, 514, 1027, 1028, 1029]
    assert list(event_names(rows[:512], names[:512])) == []
