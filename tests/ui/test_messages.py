"""Qt's own messages."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning

from inspector.ui import messages


@pytest.fixture
def _handler() -> Iterator[None]:
    messages.install()
    yield
    qInstallMessageHandler(None)


@pytest.mark.usefixtures("_handler")
@pytest.mark.no_qt_log
def test_a_warning_is_logged_and_noise_is_not(caplog: pytest.LogCaptureFixture) -> None:
    """What a person could act on is kept; what concerns nobody is dropped."""
    messages.install()
    qWarning("This plugin does not support propagateSizeHints()")
    qWarning("QBackingStore::flush() called for  QWidgetWindow(0x1) which does not have a handle.")
    qWarning("the paper is torn")

    assert [(r.name, r.levelname, r.getMessage()) for r in caplog.records] == [
        ("qt", "WARNING", "the paper is torn")
    ]
