"""Waits double with jitter; what the server asks for is believed, within reason."""

import random
from datetime import UTC, datetime
from email.utils import format_datetime

import pytest

from inspector.model.delivery import Answer
from inspector.sending.backoff import Backoff, asked

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC).timestamp()
LATER = format_datetime(datetime(2026, 11, 23, 12, 0, 20, tzinfo=UTC), usegmt=True)


def test_waits_double_up_to_the_most() -> None:
    """Each lies between a half and the whole of its turn."""
    backoff, dice = Backoff(), random.Random(1)
    for number, turn in enumerate((2, 4, 8, 16, 30, 30), start=1):
        waits = [backoff.delay(number, dice) for _ in range(200)]
        assert turn / 2 <= min(waits) < max(waits) <= turn
        assert len(set(waits)) > 100


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "7"}, 7),
        ({"retry-after": LATER}, 20),
        ({"retry-after": "99999"}, 600),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "soon", "x-ratelimit-reset": "3"}, 3),
        ({"x-ratelimit-reset": "30"}, 30),
        ({"x-ratelimit-reset": "0"}, 0),
        ({"x-ratelimit-reset": str(int(NOW) + 25)}, 25),
        ({"x-ratelimit-reset": str(int(NOW) - 25)}, 0),
        ({"x-ratelimit-reset": str(int(NOW) + 9_000)}, 60),
        ({"x-ratelimit-reset": "-4"}, None),
        ({"x-ratelimit-reset": ""}, None),
        ({"retry-after": "5", "x-ratelimit-reset": "30"}, 5),
    ],
)
def test_what_the_server_asks(headers: dict[str, str], seconds: float | None) -> None:
    """Retry-After in both forms, the reset in both readings; nonsense counts as silence."""
    assert asked(Answer(429, b"", tuple(headers.items())), NOW) == seconds
