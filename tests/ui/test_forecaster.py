"""Events are counted under what is tried, beside the window; only the newest count stands."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from inspector.model.mapping import Identity, MappingSettings
from inspector.model.problems import Verdict
from inspector.session import Session
from inspector.ui.bridge import Bridge
from inspector.ui.forecaster import Forecaster, Stage
from inspector.ui.reader import Reader
from tests.index.files import long_text, put
from tests.ui.batches import SHOP
from tests.ui.conftest import Wait, until

HELD = MappingSettings()


@pytest.fixture
def reader(session: Session) -> Iterator[Reader]:
    """Reads sources for the tests."""
    made = Reader(session)
    yield made
    made.close()


@pytest.fixture
def forecaster(
    session: Session, bridge: Bridge, wait: Wait, reader: Reader
) -> Iterator[Forecaster]:
    """At work over the shop."""
    made = Forecaster(session, bridge)
    reader.open_text("shop", SHOP)
    wait(until(lambda: not reader.busy))
    yield made
    made.close()


def test_what_is_tried_is_counted(forecaster: Forecaster, session: Session, wait: Wait) -> None:
    """Under the mpid, the event of nobody is refused no more; the rows keep their verdicts."""
    assert forecaster.stage is Stage.NOTHING
    session.draft.change(replace(HELD, identity=Identity.MPID))
    assert forecaster.stage is Stage.WAITING
    wait(until(lambda: forecaster.stage is Stage.DONE))

    assert forecaster.changes.looked_at == session.total
    assert forecaster.changes.verdicts == {(Verdict.REFUSED, Verdict.CLEAN): 1}
    assert session.rows[4].verdict == "refused"


def test_nothing_tried_is_nothing_counted(
    forecaster: Forecaster, session: Session, wait: Wait
) -> None:
    """Also after something was."""
    session.draft.change(replace(HELD, commerce=False))
    wait(until(lambda: forecaster.stage is Stage.DONE))
    session.draft.discard()

    assert forecaster.stage is Stage.NOTHING
    assert forecaster.changes.looked_at == 0
    assert session.draft.forecast is None


def test_a_further_source_is_counted_too(
    forecaster: Forecaster, session: Session, reader: Reader, wait: Wait
) -> None:
    """Once it is read."""
    session.draft.change(replace(HELD, commerce=False))
    wait(until(lambda: forecaster.stage is Stage.DONE))
    reader.open_text("again", SHOP)
    wait(until(lambda: not reader.busy and forecaster.stage is Stage.DONE))
    wait(until(lambda: forecaster.changes.looked_at == session.total == 12))


def test_a_long_file_can_be_stopped(
    forecaster: Forecaster, session: Session, reader: Reader, wait: Wait, tmp_path: Path
) -> None:
    """What was counted stays, and no more comes."""
    reader.open_path(put(tmp_path, long_text()))
    wait(until(lambda: not reader.busy))
    session.draft.change(replace(HELD, commerce=False))
    wait(until(lambda: forecaster.stage is Stage.COUNTING))
    forecaster.stop()

    assert forecaster.stage is Stage.STOPPED
    assert forecaster.changes.looked_at < session.total


def test_a_file_that_is_gone_is_said(
    forecaster: Forecaster, session: Session, reader: Reader, wait: Wait, tmp_path: Path
) -> None:
    """The window goes on."""
    path = put(tmp_path, long_text())
    reader.open_path(path)
    wait(until(lambda: not reader.busy))
    path.unlink()
    session.draft.change(replace(HELD, commerce=False))
    wait(until(lambda: forecaster.stage is Stage.FAILED))
