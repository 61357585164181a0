"""MoEngage's values."""

from inspector.model.mapping import Decision, MappingSettings, Request


def test_a_decision_not_made_is_ask() -> None:
    """Only what the workspace decided is decided."""
    settings = MappingSettings(disputed=(("consent", Decision.SUPPORTED),))

    assert settings.decision("consent") is Decision.SUPPORTED
    assert settings.decision("promotion") is Decision.ASK


def test_a_request_leaves_its_workspace_open() -> None:
    """The path is shown and scripted against; the bytes are what is sent."""
    request = Request("event", {"type": "event"})

    assert request.path == "/v1/event/{workspace_id}"
    assert request.encoded() == b'{"type":"event"}'


def test_deciding_changes_one_dispute() -> None:
    """Taking a decision back leaves nothing of it."""
    both = MappingSettings().decide("consent", Decision.SUPPORTED)
    both = both.decide("promotion", Decision.UNSUPPORTED)

    assert both.disputed == (
        ("promotion", Decision.UNSUPPORTED), ("consent", Decision.SUPPORTED),
    )  # fmt: skip
    assert both.decide("promotion", Decision.ASK).disputed == (("consent", Decision.SUPPORTED),)
