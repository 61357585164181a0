"""A capture's standing in its panel: the most urgent sentence is said."""

from pathlib import Path
from typing import Any

import pytest

from inspector.capture import Apart, Receipt
from inspector.index.source import State
from inspector.ui.capture_feed import Feed
from inspector.ui.capture_view import show
from inspector.ui.desk import Desk
from inspector.ui.panels.capture import CapturePanel
from tests.ui.conftest import Wait

TAKEN = Receipt(1, 0, "web SDK", "POST", "/v3/JS/k/events", 9, 1, 202)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, ""),
        ({"note": "Not taken."}, "Not taken."),
        ({"failure": "It did not answer."}, "Captured, but not passed on. It did not answer."),
        ({"host": "a.test", "note": "Not taken."}, "Requests for a.test are refused"),
        ({"trouble": "The disk is full.", "host": "a.test"}, "The disk is full."),
    ],
)
def test_the_most_urgent_first(
    desk: Desk, wait: Wait[Any], tmp_path: Path, changes: dict[str, str], said: str
) -> None:
    """A full disk before a strange host before the last request's remark."""
    capture = Apart(tmp_path / "a.ndjson")
    log = capture.log
    log.trouble = changes.get("trouble", "")
    if host := changes.get("host"):
        log.note_host(host)
    note, failure = changes.get("note", ""), changes.get("failure", "")
    log.add(_receipt(note, failure), taken=not note)
    capture.path.write_bytes(b"")
    source = desk.session.begin_source("a", 0, str(capture.path), State.LIVE)
    feed = Feed(desk.session, desk.reader, desk.network, source, lambda: 0)
    panel = CapturePanel(desk.window.theme, desk.session.pipeline.severity)
    show(panel, capture, feed, running=True)

    assert said in panel.message.text
    assert bool(said) == bool(panel.message.text)
    panel.deleteLater()


def _receipt(note: str, failure: str) -> Receipt:
    return TAKEN._replace(note=note, failure=failure)
