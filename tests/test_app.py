"""The composition root."""

from inspector.app import pipeline_for
from inspector.model.mapping import MappingSettings
from inspector.model.workspace import Environment
from inspector.session import LOCAL
from tests import shop


def test_the_clock_is_handed_in() -> None:
    """The same event is in the future or not, by the clock alone."""
    raw = shop.batch_of(shop.custom())
    verdicts = [
        pipeline_for(MappingSettings(), now).inspect(shop.Record(1, "value", 0, raw))[0].verdict
        for now in (shop.NOON_MS - 3_600_000, shop.NOON_MS, None)
    ]

    assert [str(verdict) for verdict in verdicts] == ["refused", "clean", "clean"]


def test_a_window_never_starts_on_a_live_workspace() -> None:
    """The sandbox on this machine is the first target."""
    assert LOCAL.environment is Environment.TEST
