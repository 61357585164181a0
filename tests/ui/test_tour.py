"""The guided demo over the real window and the real sample."""

from typing import Any

import pytest

from inspector.index.filter import parse
from inspector.model.workspace import SANDBOX, Environment, Workspace
from inspector.ui.desk import Desk
from inspector.ui.tour import Step, steps
from tests.ui.conftest import Wait


@pytest.fixture
def toured(desk: Desk, wait: Wait[Any]) -> Desk:
    """The demo has begun and the sample is read."""
    desk.window.actions_by_id["tour"].trigger()
    wait(desk.read())
    return desk


def test_every_step_shows_what_it_speaks_of(toured: Desk) -> None:
    """Its filter finds events, the first of them is shown, its tab is in front."""
    details = toured.window.details
    for number, step in enumerate(steps()):
        bar = toured.tour.bar
        assert bar is not None
        assert bar.title.text() == f"{number + 1} of {len(steps())} · {step.title}"
        assert toured.session.filter.text == step.filter
        assert toured.session.selected == toured.session.rows.key(0)
        assert details.tabText(details.currentIndex()).startswith(step.tab)
        assert (len(toured.session.ticked) > 0) or not step.tick
        bar.next.click()
    assert toured.tour.bar is None


def test_leaving_takes_nothing_along(toured: Desk) -> None:
    """The filter is what it was; the sample stays open, and a second demo opens no second one."""
    bar = toured.tour.bar
    assert bar is not None
    bar.leave.click()
    assert toured.tour.bar is None
    assert toured.session.filter.text == ""
    toured.window.actions_by_id["tour"].trigger()
    assert len(toured.session.sources) == 1
    toured.tour.leave()


def test_beginning_again_starts_at_the_first_step(toured: Desk) -> None:
    """Also while it runs."""
    bar = toured.tour.bar
    assert bar is not None
    bar.next.click()
    toured.window.actions_by_id["tour"].trigger()
    assert toured.tour.bar is bar
    assert bar.title.text().startswith("1 of ")


@pytest.mark.parametrize("step", steps(), ids=lambda step: step.title)
def test_every_row_can_be_carried_out(step: Step) -> None:
    """A filter that can be read, words that say something."""
    parse(step.filter)
    assert len(step.text) > 60


def test_the_sample_goes_to_the_sandbox_only(toured: Desk) -> None:
    """Whatever the target was; a workspace for tests is the target again afterwards."""
    mine = Workspace("Mine", "W", "01", Environment.TEST)
    toured.places.choose(mine)
    bar = toured.tour.bar
    assert bar is not None
    for step in steps():
        if step.tick:
            break
        bar.next.click()
    assert toured.session.workspace.data_center == SANDBOX
    toured.tour.leave()
    assert toured.session.workspace.name == "Mine"
