"""PySide6 6.12.0 loses a reference to None on every void call; before 3.12 that kills Python."""

import sys

import pytest

BEFORE_IMMORTAL_NONE = pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on"
)


@BEFORE_IMMORTAL_NONE
def test_void_calls_keep_their_references() -> None:
    """A hundred void calls into Qt take no reference to None away."""
    qt = pytest.importorskip("PySide6.QtCore")
    thing = qt.QObject()
    before = sys.getrefcount(None)
    for _ in range(100):
        thing.setObjectName("a void call")

    # Other code may hold or drop a few meanwhile; the fault drops a hundred.
    assert sys.getrefcount(None) > before - 50


@BEFORE_IMMORTAL_NONE
def test_the_pin_holds() -> None:
    """On Python 3.11 PySide6 is older than 6.12."""
    from PySide6 import __version__

    assert tuple(int(part) for part in __version__.split(".")[:2]) < (6, 12)
