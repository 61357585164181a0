"""An example stands for the events of its outcome; on any values in `tests/test_pipeline.py`."""

from inspector.app import pipeline_for
from inspector.example import worst_first
from inspector.model.batch import Record
from inspector.model.mapping import MappingSettings
from tests import shop

PIPELINE = pipeline_for(MappingSettings(), shop.NOON_MS)


def test_words_speak_of_the_event_at_hand() -> None:
    """Not of the example, whichever number the event has in its batch."""
    said = []
    for name in ("moe_a", "moe_b", "moe_c", "moe_d"):
        raw = shop.batch_of(shop.custom(name), shop.custom(f"{name}_too"))
        said += PIPELINE.inspect(Record(1, "line", 0, raw))
    for inspection, name in zip(said, ("a", "a_too", "b", "b_too", "c", "c_too"), strict=False):
        reserved = next(d for d in inspection.diagnostics if d.code == "name.reserved")
        assert f"moe_{name} is named" in reserved.message
        assert inspection.event is not None
        assert reserved.pointers == (f"{inspection.event.pointer}/data/event_name",)


def test_worst_first_and_then_as_they_were_found() -> None:
    """Among equals the order stays."""
    inspection = shop.inspect(shop.custom("moe_a", x={"o": 1}), user_identities=None)
    found = inspection.diagnostics
    assert worst_first(reversed(found)) != found
    assert worst_first(found) == found
    assert len(found) > 2
