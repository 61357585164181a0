"""The tables of the report."""

import pytest

from inspector.report import TablesError, load
from inspector.storage import resources

TABLES = load(resources.read)


@pytest.mark.parametrize("look", TABLES.looks, ids=lambda look: look.question[:30])
def test_every_look_says_where_and_why(look: object) -> None:
    """A person on the phone can read it out, and knows who says so."""
    assert all(getattr(look, name).strip() for name in ("question", "why", "source"))


@pytest.mark.parametrize("pointer", [p for row in TABLES.shown for p in row.pointers])
def test_every_shown_place_is_recognised(pointer: str) -> None:
    """A step written `*` takes any one step, and only one."""
    assert TABLES.shows(pointer.replace("*", "3"))
    assert not TABLES.shows(pointer.replace("*", "3") + "/deeper")


def test_a_users_own_fields_are_never_shown() -> None:
    """Attributes and identities are what a report must not give away."""
    assert not TABLES.shows("/user_identities/customer_id")
    assert not TABLES.shows("/events/0/data/custom_attributes/event_name")
    assert not TABLES.shows("/mpid")


def test_an_unknown_column_is_refused_by_the_name_of_its_file() -> None:
    """A slip in a table is told at once, not at the customer's desk."""
    with pytest.raises(TablesError, match=r"report/shown\.toml"):
        load(lambda name: resources.read(name) + b'\n[[shown]]\npointer = "/a"\nwhy = "x"\n')
