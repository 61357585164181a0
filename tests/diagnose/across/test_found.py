"""Places of events."""

import numpy as np

from inspector.diagnose.across.found import in_order


def test_places_stand_once_and_in_order() -> None:
    """However they were found."""
    assert in_order(np.array([3, 1, 3])).tolist() == [1, 3]
