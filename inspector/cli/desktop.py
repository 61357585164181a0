"""`desktop`: puts the program into the desktop's menu, and takes it out again."""

import argparse
import sys

from inspector.cli.words import DONE, Commands, Refusal
from inspector.storage import desktop


def register(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    parser = commands.add_parser("desktop", help="put the program into the desktop's menu")
    way = parser.add_mutually_exclusive_group(required=True)
    way.add_argument("--install", action="store_true", help="menu entry, icon, file types")
    way.add_argument("--remove", action="store_true", help="take them away again")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints each file. Raises Refusal where this is no such desktop, or a file cannot be
    written."""
    if not sys.platform.startswith("linux"):
        raise Refusal(
            "Menu entries of this kind are a matter of Linux desktops; here, make a shortcut to "
            f"{desktop.command()}."
        )
    home = desktop.data_home()
    try:
        paths = desktop.install(home, desktop.command()) if args.install else desktop.remove(home)
    except OSError as fault:
        raise Refusal(f"{fault.filename}: {fault.strerror or fault}") from fault
    word = "wrote" if args.install else "removed"
    for path in paths:
        print(f"{word} {path}")
    if not paths:
        print(f"There was nothing to remove in {home}.")
    return DONE
