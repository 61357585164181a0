"""`mparticle-inspector`, `python -m inspector`: a command runs headless, none opens the window."""

import sys

from inspector.cli import main as run


def main() -> None:
    """Runs the command line and ends with its exit status."""
    if getattr(sys, "frozen", False):  # there, a process of ours is this program started again
        import multiprocessing

        multiprocessing.freeze_support()
    sys.exit(run())


if __name__ == "__main__":
    main()
