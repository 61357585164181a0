"""A key does not show itself."""

import pytest

from inspector.model.workspace import Environment, Secret, Workspace, usual_environment


def test_a_secret_is_dots_wherever_it_is_printed() -> None:
    """Logs, tracebacks and formatted texts never show it."""
    secret = Secret("k-123")

    assert "k-123" not in f"{secret} {secret!r} {[secret]}"
    assert secret.reveal() == "k-123"


def test_a_workspace_has_no_key() -> None:
    """It can be saved and shown as it is."""
    assert "key" not in " ".join(Workspace.__dataclass_fields__)


@pytest.mark.parametrize(
    ("workspace_id", "data_center", "environment"),
    [
        ("ABC_DEBUG", "02", Environment.TEST),
        ("abc_debug", "02", Environment.TEST),
        ("ABC", "sandbox", Environment.TEST),
        ("ABC", "02", Environment.LIVE),
        ("DEBUG_ABC", "01", Environment.LIVE),
    ],
)
def test_what_a_workspace_usually_is(
    workspace_id: str, data_center: str, environment: Environment
) -> None:
    """Real customers are expected wherever nothing says that there are none."""
    assert usual_environment(workspace_id, data_center) is environment
