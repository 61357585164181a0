"""What is remembered."""

import numpy as np

from inspector.diagnose.across.facts import HAS_EVENTS, column, key
from tests import shop
from tests.diagnose.across.sources import gathered


def test_a_key_is_the_same_everywhere() -> None:
    """In another process and on another day too; half a character is no reason to fail."""
    assert key("c-1") == 8272071681984913781
    assert key("\ud83d") != key("")


def test_rows_of_batches() -> None:
    """A mask of batches becomes the places of their events."""
    three = b"\n".join(
        shop.batch_of(*events)
        for events in ([shop.custom()], [shop.custom(), shop.custom()], [shop.custom()])
    )
    facts, _ = gathered(three)

    assert facts.rows_of(np.array([True, False, True])).tolist() == [0, 3]
    assert facts.marked(HAS_EVENTS).all()


def test_columns_have_their_kind() -> None:
    """64 bits where they are needed."""
    assert column([2**64 - 1], "u8").tolist() == [2**64 - 1]
