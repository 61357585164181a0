"""What of the system Qt lacks, and the packages that bring it."""

import sys
from pathlib import Path

import pytest

from inspector.ui import libraries


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libEGL.so.1", "libegl1"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
    ],
)
def test_a_library_has_its_package(library: str, package: str) -> None:
    """Debian's rule for names, and those that keep another."""
    assert libraries.package(library) == package


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("libEGL.so.1: cannot open shared object file: No such file", ("libEGL.so.1",)),
        ("/usr/lib/libxcb-cursor.so.0: file too short", ("libxcb-cursor.so.0",)),
        ("No module named 'PySide6'", ()),
    ],
)
def test_an_error_of_the_loader_names_its_library(text: str, names: tuple[str, ...]) -> None:
    """A file that is there and empty is as good as none; other errors name no library."""
    assert libraries.named_in(text) == names


def test_what_is_missing_is_said_with_what_installs_it() -> None:
    """Each library once, each package once, for both families of systems."""
    text = libraries.sentence(("libxcb-cursor.so.0", "libxcb-icccm.so.4"))

    assert text.startswith("libxcb-cursor.so.0 and libxcb-icccm.so.4 are missing")
    assert "`apt-get install libxcb-cursor0 libxcb-icccm4`" in text
    assert "'libxcb-cursor.so.0()(64bit)'" in text


def test_qt_that_cannot_be_imported_is_a_sentence() -> None:
    """With the package where a library is missing, else with Python's words."""
    fault = ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")

    assert "apt-get install libegl1" in libraries.unloadable(fault)
    assert libraries.unloadable(ImportError("No module named 'PySide6'")) == (
        "No module named 'PySide6'."
    )


def test_nothing_is_missing_where_all_is_there(tmp_path: Path) -> None:
    """Of Python itself nothing is; nor of a file that does not exist."""
    assert libraries.missing(Path(sys.executable)) == ()
    assert libraries.missing(tmp_path / "nowhere.so") == ()
