"""The drawings in resources/icons."""

from pathlib import PurePosixPath

import pytest
from PySide6.QtWidgets import QApplication

from inspector.storage import resources
from inspector.ui.icons import icon


def test_every_drawing_draws(qapp: QApplication) -> None:
    """Each file is a picture with something in it."""
    for name in resources.names("icons"):
        image = icon(PurePosixPath(name).stem, "#0550ae").pixmap(32, 32).toImage()
        colours = {image.pixelColor(x, y).name() for x in range(32) for y in range(32)}
        assert len(colours) > 2, name


def test_a_missing_drawing_is_an_error(qapp: QApplication) -> None:
    """A typing error does not become an empty button."""
    with pytest.raises(FileNotFoundError):
        icon("no-such-drawing")
