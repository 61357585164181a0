"""The program in a desktop's menu: its entry, its icon, the files it opens (freedesktop.org's
Desktop Entry and Shared MIME-info specifications)."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from string import Template

from inspector.storage import resources

NAME = "mparticle-inspector"
_PLACES = {
    f"applications/{NAME}.desktop": f"desktop/{NAME}.desktop",
    f"mime/packages/{NAME}.xml": f"desktop/{NAME}.xml",
    f"icons/hicolor/scalable/apps/{NAME}.svg": "icons/app.svg",
}
"""Where each file belongs below the data folder, and the resource it is."""
_TOLD = (("update-desktop-database", "applications"), ("update-mime-database", "mime"))
"""Programs that take note of new files, where they are installed, and their folders."""


def data_home() -> Path:
    """The user's data folder (XDG Base Directory Specification)."""
    named = os.environ.get("XDG_DATA_HOME", "")
    return Path(named) if Path(named).is_absolute() else Path.home() / ".local" / "share"


def install(home: Path, command: str) -> tuple[Path, ...]:
    """Writes the files; they start `command`. Raises OSError."""
    made = []
    for place, resource in _PLACES.items():
        path = home / place
        path.parent.mkdir(parents=True, exist_ok=True)
        text = resources.read(resource).decode()
        if path.suffix == ".desktop":
            text = Template(text).substitute(command=quoted(command))
        path.write_text(text, encoding="utf-8")
        made.append(path)
    _tell(home)
    return tuple(made)


def remove(home: Path) -> tuple[Path, ...]:
    """Takes away what `install` wrote. Returns what was there. Raises OSError."""
    there = tuple(path for place in _PLACES if (path := home / place).is_file())
    for path in there:
        path.unlink()
    _tell(home)
    return there


def command() -> str:
    """How this program is started, by its full path."""
    beside = Path(sys.executable).with_name(NAME)
    return str(beside) if beside.is_file() else shutil.which(NAME) or NAME


def quoted(command: str) -> str:
    """A program's path as an entry's `Exec` has it."""
    if not any(letter in command for letter in " \t\n\"'\\><~|&;$*?#()`%"):
        return command
    inner = "".join(f"\\{letter}" if letter in '"`$\\' else letter for letter in command)
    # The entry's own escaping comes on top of the quoting, and a per cent sign is a field code.
    return '"' + inner.replace("\\", "\\\\").replace("%", "%%") + '"'


def _tell(home: Path) -> None:
    for program, folder in _TOLD:
        found = shutil.which(program)
        if found and (home / folder).is_dir():
            subprocess.run([found, str(home / folder)], capture_output=True, timeout=30)
