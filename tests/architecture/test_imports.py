"""Who may import whom."""

import subprocess
import sys
import tomllib

from tests.architecture.code import PROJECT, modules

WITH_QT = ("inspector.app", "inspector.ui")
"""The only rooms where Qt may appear."""

WITHOUT_QT = [
    name for name in modules() if not any(f"{name}.".startswith(f"{room}.") for room in WITH_QT)
]

IMPORT_WITH_QT_BLOCKED = """
import importlib, sys

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"PySide6", "shiboken6", "qasync"}:
            raise ImportError(f"{name} is out of reach")

sys.meta_path.insert(0, Blocked())
for name in sys.argv[1:]:
    importlib.import_module(name)
"""


def test_contracts_hold() -> None:
    """A layer imports only layers below it; stages stay pure; Qt stays in its rooms."""
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", command, "--no-cache"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_contract_names_every_room_without_qt() -> None:
    """A new room is under the Qt contract from its first day."""
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    qt = next(contract for contract in contracts if contract["id"] == "qt")
    rooms = {".".join(name.split(".")[:2]) for name in modules() if name != "inspector"}

    assert rooms - set(WITH_QT) == set(qt["source_modules"])


def test_core_works_without_qt() -> None:
    """Everything outside the window imports on a machine that has no Qt."""
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_WITH_QT_BLOCKED, *WITHOUT_QT],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "inspector.session" in WITHOUT_QT
