"""Whether data and workspace belong together."""

import pytest

from inspector.model.mapping import MappingSettings
from inspector.model.workspace import SANDBOX, Environment, Workspace
from tests import shop

LIVE = MappingSettings(live=True)


def test_nothing_is_said_where_nobody_said_what_the_workspace_is_for() -> None:
    """The command line without a workspace, and the sandbox."""
    inspection = shop.inspect(
        shop.custom(), environment="development", user_identities={"customer_id": "q@example.com"}
    )
    assert not [code for code in shop.codes(inspection) if code.startswith("environment.")]
    assert Workspace("a", "A", SANDBOX).mapping.live is None


@pytest.mark.parametrize("environment", Environment)
def test_a_workspace_knows_what_it_is_for(environment: Environment) -> None:
    """TEST or LIVE, by its environment."""
    workspace = Workspace("a", "A", "01", environment)
    assert workspace.mapping.live is (environment is Environment.LIVE)


def test_addresses_for_tests_are_named() -> None:
    """Each once, with every place."""
    inspection = shop.inspect(
        shop.custom(),
        LIVE,
        user_identities={"customer_id": "c-88213", "email": "test@gmail.com"},
        user_attributes={"mail": "Foo@Example.com", "other": "maria@gmail.com"},
    )
    (found,) = (d for d in inspection.diagnostics if d.code == "environment.test_address")

    assert found.message.endswith("for tests and samples: test@gmail.com and Foo@Example.com.")
    assert found.pointers == ("/user_identities/email", "/user_attributes/mail")


@pytest.mark.parametrize(
    ("parts", "pointer"),
    [
        ({"source_info": {"partner": "MoEngage"}}, "/source_info/partner"),
        (
            {"user_identities": {"customer_id": "c-1", "moe_anonymous_id": "9"}},
            "/user_identities/moe_anonymous_id",
        ),
        ({"partner_identities": {"moe_anonymous_id": "9"}}, "/partner_identities/moe_anonymous_id"),
    ],
)
def test_a_loop_gives_itself_away(parts: dict[str, object], pointer: str) -> None:
    """By the feed's name, or by MoEngage's own id."""
    (found,) = (
        d for d in shop.inspect(shop.custom(), **parts).diagnostics if d.code == "event.loop"
    )
    assert found.pointers == (pointer,)
