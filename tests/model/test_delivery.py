"""Counting a run."""

from inspector.model.delivery import Progress


def test_done_is_whatever_ended() -> None:
    """Retrying is not an end."""
    assert Progress(total=9, accepted=1, refused=2, failed=1, cancelled=1, retrying=3).done == 5
