"""Credentials are checked as MoEngage documents it."""

import base64

import pytest

from inspector.model.workspace import Secret
from inspector.moengage import tables
from inspector.sandbox.gate import Gate


def _basic(text: str) -> str:
    return "Basic " + base64.b64encode(text.encode()).decode()


@pytest.mark.parametrize(
    ("header", "path_id", "fault"),
    [
        (_basic("W:k"), "W", None),
        (_basic("W:k"), None, None),
        (_basic("W:k").replace("Basic", "basic"), "W", None),
        (None, "W", "no_authorization"),
        ("", "W", "no_authorization"),
        ("Bearer abc", "W", "unreadable_authorization"),
        ("Basic !!!", "W", "unreadable_authorization"),
        ("Basic /w==", "W", "unreadable_authorization"),
        (_basic("Wk"), "W", "unreadable_authorization"),
        (_basic("X:k"), "X", "wrong_workspace"),
        (_basic("W:kk"), "W", "wrong_key"),
        (_basic("W:ü"), "W", "wrong_key"),
        (_basic("W:"), "W", "wrong_key"),
        (_basic("W:k"), "X", "other_workspace"),
    ],
)
def test_fault_of(header: str | None, path_id: str | None, fault: str | None) -> None:
    """The fault by its name, and it is answered with 401 or 409."""
    found = Gate("W", Secret("k")).fault(header, path_id)
    assert found == fault
    if found:
        assert tables.published("event", found).status in (401, 409)
