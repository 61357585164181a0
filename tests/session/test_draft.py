"""Other settings are tried without holding for anything, and every step can be taken back."""

from dataclasses import replace

from inspector.app import pipeline_for
from inspector.index.forecast import Forecast
from inspector.model.mapping import Identity, MappingSettings
from inspector.model.workspace import Workspace
from inspector.session import Fact, Session
from inspector.session.draft import Draft

HELD = MappingSettings()
EMAIL = MappingSettings(Identity.EMAIL)
MPID = MappingSettings(Identity.MPID)
ACME = Workspace("Acme", "W", "sandbox")


def draft() -> tuple[Draft, list[Fact]]:
    """A draft, and how often it told."""
    told: list[Fact] = []
    return Draft(ACME, pipeline_for, told.append), told


def test_steps_are_taken_back_one_by_one() -> None:
    """To what is held; further back there is nothing."""
    made, told = draft()
    assert (made.is_open, made.can_undo, made.settings) == (False, False, HELD)

    made.change(EMAIL)
    made.change(MPID)
    made.change(MPID)
    assert made.is_open
    assert made.pipeline.settings == MPID
    made.undo()
    assert made.settings == EMAIL
    made.undo()
    made.undo()
    assert (made.settings, made.is_open) == (HELD, False)
    assert len(told) == 4


def test_discarding_and_saving_can_be_undone() -> None:
    """After saving, taking back tries what was held before."""
    made, _ = draft()
    made.change(EMAIL)
    made.discard()
    assert not made.is_open
    made.undo()
    assert made.settings == EMAIL

    made.hold(replace(ACME, settings=EMAIL))
    assert not made.is_open
    made.undo()
    assert (made.settings, made.is_open) == (HELD, True)


def test_another_workspace_begins_afresh() -> None:
    """What was tried for one is nothing to the other."""
    made, _ = draft()
    made.change(EMAIL)
    made.hold(Workspace("Other", "W", "sandbox", settings=MPID))

    assert (made.settings, made.is_open, made.can_undo) == (MPID, False, False)


def test_a_session_shows_what_is_tried_and_sends_what_is_held() -> None:
    """Its pipeline stays; the draft is told."""
    session = Session(pipeline_for, ACME)
    facts: list[Fact] = []
    session.subscribe(facts.append)
    session.draft.change(EMAIL)

    assert facts == [Fact.DRAFT_CHANGED]
    assert session.pipeline.settings == HELD
    assert session.draft.pipeline.settings == EMAIL
    session.set_workspace(replace(ACME, settings=EMAIL))
    assert not session.draft.is_open


def test_what_is_known_of_all_events_is_told_and_forgotten() -> None:
    """Nothing is told where nothing was known; who tries something else knows nothing yet."""
    made, told = draft()
    made.know(None)
    assert told == []

    forecast = Forecast()
    made.know(forecast)
    assert (made.forecast, told) == (forecast, [Fact.FORECAST_CHANGED])
    made.know(None)
    assert (made.forecast, told) == (None, [Fact.FORECAST_CHANGED] * 2)
