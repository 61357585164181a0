"""Counting a run."""

from inspector.model.delivery import Outcome, Progress


def test_done_is_whatever_ended() -> None:
    """Retrying is not an end."""
    assert Progress(total=9, accepted=1, refused=2, doubt=1, unsent=1, retrying=3).done == 5


def test_every_outcome_has_a_word_for_a_sentence() -> None:
    """The value is for filters, where a blank would need quotes."""
    assert [outcome.word for outcome in Outcome] == [
        "pending", "retrying", "accepted", "refused", "in doubt", "not sent"
    ]  # fmt: skip
