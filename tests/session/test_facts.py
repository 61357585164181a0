"""What subscribers are told."""

from inspector.session import Fact


def test_a_fact_is_named_in_the_past_tense() -> None:
    """A subscriber hears what happened, not what to do."""
    assert all(fact.value == fact.name.lower() for fact in Fact)
    assert {fact.value.rpartition("_")[2] for fact in Fact} <= {
        "changed", "appended", "reset", "begun",
    }  # fmt: skip
