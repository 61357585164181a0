"""From the words of the command line to the command's module. Imports only the one that runs."""

import argparse
import contextlib
import io
import os
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from inspector import __version__
from inspector.cli.words import DONE, WRONG, Refusal, shown

COMMANDS = (
    "open", "check", "map", "coverage", "report", "send", "history", "capture", "sandbox",
    "workspace", "demo", "desktop", "doctor",
)  # fmt: skip
"""The modules of this package that are commands, in the order of the help."""

_INTERRUPTED = 130
"""What a shell calls a command that Ctrl+C ended."""


def main(argv: list[str] | None = None) -> int:
    """Runs one command. Without one, files (or nothing) open the window. Returns the status."""
    words = sys.argv[1:] if argv is None else list(argv)
    if not words or words[0] == "-" or not (words[0] in COMMANDS or words[0].startswith("-")):
        words = ["open", *words]
    _have_streams()
    _speak_utf8()
    try:
        args = _parser(words[0]).parse_args(words)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else DONE
    return _run(args.run, args)


def _run(run: Callable[[argparse.Namespace], int], args: argparse.Namespace) -> int:
    try:
        status = run(args)
        sys.stdout.flush()
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return WRONG
    except BrokenPipeError:
        _give_up_output()  # whoever read us, `head` for one, has seen enough
        return DONE
    except OSError as fault:  # a full disk, a device that is gone
        _give_up_output()
        what = "The output cannot be written" if fault.filename is None else str(fault.filename)
        print(shown(f"{what}: {fault.strerror or fault}."), file=sys.stderr)
        return WRONG
    except KeyboardInterrupt:
        return _INTERRUPTED
    return status


def _give_up_output() -> None:
    """What is still buffered goes nowhere, instead of failing once more at the end."""
    with contextlib.suppress(OSError, io.UnsupportedOperation):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser(word: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mparticle-inspector",
        description="See every mParticle event beside the MoEngage request it becomes. "
        "Without a command, or with files only, the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for name in (word,) if word in COMMANDS else COMMANDS:
        import_module(f"inspector.cli.{name}").register(commands)
    return parser


def _have_streams() -> None:
    """Python has none where they were closed (`>&-`) or never were, as for a window on Windows."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115


def _speak_utf8() -> None:
    """Event names hold any character; a terminal or pipe of another encoding must not end us."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
