"""`open FILE…`: the window, or a picture of it."""

import argparse
import gc
import os
import re
import sys
from pathlib import Path

from inspector.cli.words import DONE, Commands, Refusal
from inspector.storage import door
from inspector.storage.door import Visit

NO_DISPLAY = (
    "There is no display to open a window on. Headless, `mparticle-inspector demo --headless` "
    "shows the whole journey, and `check` and `map` read files."
)

PIPE = Path("-")
"""Standard input, in the place of a file."""


def register(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    parser = commands.add_parser("open", help="the window (also without a command)")
    parser.add_argument(
        "files", nargs="*", type=_path, metavar="FILE", help="a file, a folder, or - for a pipe"
    )
    parser.add_argument(
        "--follow", action="store_true", help="read the files on as they grow, until closed"
    )
    parser.add_argument(
        "--new-window", action="store_true",
        help="a second window, even where one is open that could show the files",
    )  # fmt: skip
    add_window_options(parser)
    parser.set_defaults(run=run)


def add_window_options(parser: argparse.ArgumentParser) -> None:
    """What `open` and `demo` take about the window."""
    parser.add_argument("--select", type=int, metavar="N", help="go to row N, counted from 1")
    parser.add_argument(
        "--screenshot", type=Path, metavar="OUT.png", help="paint, save a picture and end"
    )
    parser.add_argument("--theme", choices=("light", "dark", "system"), default="")
    parser.add_argument("--size", type=_size, default=None, metavar="WxH")


def run(args: argparse.Namespace) -> int:
    """Opens the window and waits for its end; or hands the files to the one that is open."""
    piped = PIPE in args.files
    files = tuple(path for path in args.files if path != PIPE)
    own = args.new_window or piped or args.screenshot or args.select is not None
    if not own and door.knock(Visit(door.absolute(files), args.follow)):
        print("Opened in the window that is there already." if files else "It is open already.")
        return DONE
    return show(args, files, follow=args.follow, apart=args.new_window, piped=piped)


def show(
    args: argparse.Namespace,
    files: tuple[Path, ...],
    *,
    sample: bool = False,
    follow: bool = False,
    apart: bool = False,
    piped: bool = False,
) -> int:
    """The window with `files`, or with the sample. Raises Refusal where no window can be."""
    if not _has_display():
        if args.screenshot is None:
            raise Refusal(NO_DISPLAY)
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from inspector.app import run_window

    gc.disable()  # until the first paint: it would only look at what was just imported
    try:
        from inspector.ui.application import Options
    except ImportError as fault:
        from inspector.ui.libraries import WITHOUT_WINDOW, unloadable

        gc.enable()
        raise Refusal(f"Qt cannot be loaded: {unloadable(fault)} {WITHOUT_WINDOW}") from fault
    options = Options(
        files=files,
        follow=follow,
        piped=sys.stdin.buffer.read() if piped else None,
        apart=apart,
        sample=sample,
        select=args.select,
        screenshot=args.screenshot,
        theme=args.theme,
        size=args.size,
    )
    try:
        return run_window(options)
    finally:
        gc.enable()


def _has_display() -> bool:
    """Whether a window can be seen, or the user has named a platform that needs no display."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _path(text: str) -> Path:
    """A file, also as the URL by which some file managers hand it over."""
    if not text.startswith("file:"):
        return Path(text)
    from urllib.parse import urlsplit
    from urllib.request import url2pathname

    return Path(url2pathname(urlsplit(text).path))


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{2,5})x(\d{2,5})", text)
    if match is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no size such as 1440x900")
    return int(match[1]), int(match[2])
