"""A reading is a plain value."""

from inspector.model.reading import Reading


def test_all_types_matter_unless_some_are_named() -> None:
    """That is what most questions need."""
    assert Reading("batch:/mpid", str).types == ()
