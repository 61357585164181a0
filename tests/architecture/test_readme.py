"""The two commands a stranger needs stand in the README and are what CI runs."""

import re
import subprocess
import sys
import tomllib

import pytest

from inspector.cli.entry import COMMANDS
from tests.architecture.code import PACKAGE, PROJECT
from tests.architecture.test_freeze import SPEC

INSTALL = "python3 -m venv .venv && .venv/bin/pip install -q"


def readme() -> str:
    """The README's text."""
    return (PROJECT / "README.md").read_text(encoding="utf-8")


def command(label: str) -> str:
    """The fenced block that follows the HTML comment `<!-- label -->`, as `.ci/run` finds it."""
    (block,) = re.findall(rf"<!-- {label} -->\n```\w*\n(.*?)\n```", readme(), flags=re.DOTALL)
    return block


def test_names_every_room() -> None:
    """A reader finds each room of the house in the README's table."""
    paths = (path for path in PACKAGE.iterdir() if not path.name.startswith("_"))
    rooms = {f"{path.name}/" if path.is_dir() else path.name for path in paths}
    listed = set(re.findall(r"^\| `([\w./]+)` \|", readme(), flags=re.MULTILINE))

    assert listed == rooms


def test_names_every_subcommand() -> None:
    """A subcommand the README does not mention is one nobody finds."""
    quoted = {words.split()[0] for words in re.findall(r"`([^`\n]+)`", readme())}

    assert set(COMMANDS) <= quoted


@pytest.mark.parametrize("label", ["test command", "run command", "freeze command"])
def test_commands_are_complete_lines(label: str) -> None:
    """Each is one line that works in a fresh clone: environment, installation, action."""
    line = command(label)

    assert "\n" not in line
    assert line.startswith(INSTALL)


def test_run_command_opens_the_demo() -> None:
    """The run command ends in the installed script with a subcommand that exists."""
    script, *arguments = command("run command").rsplit("/bin/", maxsplit=1)[1].split()
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    done = subprocess.run(
        [sys.executable, "-m", "inspector", *arguments, "--help"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert script in settings["project"]["scripts"]
    assert done.returncode == 0, done.stderr


def test_ci_runs_the_test_command() -> None:
    """`.ci/run` takes the test command from the README instead of having one of its own."""
    done = subprocess.run(
        ["bash", PROJECT / ".ci" / "run", "--show"], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == command("test command")


def test_freeze_command_builds_from_the_spec() -> None:
    """The file it names is there; that it builds a program is a test of its own."""
    name = command("freeze command").split()[-1]

    assert name == SPEC
    assert (PROJECT / name).is_file()
