"""What a check may look at."""

from inspector.diagnose import Subject
from inspector.model.mapping import MappingSettings
from tests import shop
from tests.diagnose.test_names import NAMES


def test_action_and_sources_of_the_event_request() -> None:
    """The last request is the event's, where there is one."""
    inspection = shop.inspect(shop.custom("A"), user_attributes={"plan": 1})
    assert inspection.event is not None
    subject = Subject(inspection.event, inspection.mapping, MappingSettings(), NAMES)

    assert subject.action["action"] == "A"
    assert subject.sources_of("/actions/0/action") == ("/events/0/data/event_name",)
    assert subject.sources_of("/nowhere") == ()


def test_without_an_event_request_there_is_no_action() -> None:
    """A user update has none."""
    inspection = shop.inspect(shop.change("plan", 1))
    assert inspection.event is not None

    assert Subject(inspection.event, inspection.mapping, MappingSettings(), NAMES).action == {}
