"""Lists of identities become objects by name."""

from typing import Any

import pytest

from inspector.formats.dialects.identities import Entries
from inspector.formats.draft import Draft
from inspector.model.json import Json
from tests.formats.helpers import KEYS


def taken(listed: Json) -> dict[str, Json]:
    """The batch a list makes."""
    draft = Draft(KEYS)
    Entries(draft, "user_identities", "n", "i", "native.identity", "short.identity").take(
        listed, "/ui"
    )
    return draft.batch


@pytest.mark.parametrize(
    ("listed", "identities"),
    [
        ([], {}),
        (None, None),
        ("x", "x"),
        ([{"n": "1", "i": 5}], {"customer_id": 5}),
        ([{"n": 7, "i": "a"}, {"n": 7, "i": "b"}], {"email": "a", "email (2)": "b"}),
        ([{"n": 7, "i": "a"}, {"n": 7, "i": "a"}], {"email": "a"}),
        ([{"n": 7, "i": None}], {"email": None}),
    ],
)
def test_entries_by_name(listed: Json, identities: Json) -> None:
    """One of a type that comes twice is numbered; what is no list stays."""
    assert taken(listed)["user_identities"] == identities


@pytest.mark.parametrize("entry", [5, {}, {"n": 7}, {"i": "a"}, {"n": None, "i": "a"}])
def test_what_is_no_identity_is_kept_aside(entry: Any) -> None:
    """It says nothing of the user, and is not lost."""
    assert taken([entry]) == {"user_identities": {}, "identity_details": {"entry 1": entry}}
