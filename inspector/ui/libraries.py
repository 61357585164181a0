"""Libraries of the system that Qt needs and does not find, and the packages that bring them.

Knows no Qt: it is asked when Qt cannot be loaded.
"""

import re
import shutil
import subprocess
from pathlib import Path

WITHOUT_WINDOW = "`check`, `map` and `demo --headless` work without a window."

_SECONDS = 10
_NOT_FOUND = re.compile(r"^\s*(\S+) => not found", re.MULTILINE)
_FAULTY = re.compile(r"(\S+\.so[.\d]*): (?:cannot open shared object file|file too short|invalid)")
_ODD = {"libglib-2.0.so.0": "libglib2.0-0", "libgthread-2.0.so.0": "libglib2.0-0"}
"""Debian packages that are not named after their library."""


def missing(plugin: Path) -> tuple[str, ...]:
    """The libraries without which `plugin` cannot be loaded, as the system's loader (`ldd`) says;
    none where it cannot be asked, or all are there."""
    asked = shutil.which("ldd")
    if asked is None or not plugin.is_file():
        return ()
    try:
        done = subprocess.run(
            [asked, str(plugin)], capture_output=True, text=True, timeout=_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return tuple(dict.fromkeys(_NOT_FOUND.findall(done.stdout))) or named_in(done.stderr)


def named_in(text: str) -> tuple[str, ...]:
    """The library an error of the loader speaks of, without its folder; none where it is not such
    an error."""
    return tuple(dict.fromkeys(Path(name).name for name in _FAULTY.findall(text)))


def package(library: str) -> str:
    """The Debian and Ubuntu package of a library: `libxcb-cursor0` of `libxcb-cursor.so.0`."""
    stem, _, number = library.partition(".so.")
    dash = "-" if stem[-1:].isdigit() else ""
    return _ODD.get(library, f"{stem}{dash}{number}".lower().replace("_", "-"))


def sentence(libraries: tuple[str, ...]) -> str:
    """What is missing and what installs it."""
    packages = " ".join(dict.fromkeys(map(package, libraries)))
    provided = " ".join(f"'{library}()(64bit)'" for library in libraries)
    are = "is" if len(libraries) == 1 else "are"
    return (
        f"{' and '.join(libraries)} {are} missing on this system. On Debian and Ubuntu, "
        f"`apt-get install {packages}` brings what Qt needs; on Fedora, `dnf install {provided}`."
    )


def unloadable(fault: ImportError) -> str:
    """Why Qt's modules could not be imported, as sentences."""
    libraries = named_in(str(fault))
    return sentence(libraries) if libraries else f"{fault}."
