"""The headless twin: the same pipeline and sender, no Qt (one command, text or JSON).

A command is a module here with `register(commands)`, which adds its parser and sets
`run=run`, and `run(args) -> int`, which answers the exit status.
"""

from inspector.cli.entry import main

__all__ = ["main"]
