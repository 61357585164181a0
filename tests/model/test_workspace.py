"""A key does not show itself."""

from inspector.model.workspace import Secret, Workspace


def test_a_secret_is_dots_wherever_it_is_printed() -> None:
    """Logs, tracebacks and formatted texts never show it."""
    secret = Secret("k-123")

    assert "k-123" not in f"{secret} {secret!r} {[secret]}"
    assert secret.reveal() == "k-123"


def test_a_workspace_has_no_key() -> None:
    """It can be saved and shown as it is."""
    assert "key" not in " ".join(Workspace.__dataclass_fields__)
