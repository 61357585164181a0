"""`python -m inspector` is the command."""

import subprocess
import sys

from inspector import __version__


def test_module_runs_the_command_line_and_ends_with_its_status() -> None:
    """The version is printed with status 0; wrong usage ends with 2."""
    command = [sys.executable, "-m", "inspector"]
    done = subprocess.run([*command, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.split()[-1] == __version__
    wrong = subprocess.run([*command, "check"], capture_output=True, text=True)
    assert wrong.returncode == 2
    assert "FILE" in wrong.stderr
