"""A MoEngage-shaped server for demos, rehearsal and tests. Importing it imports a web server:
do so where it is needed, not at the start."""

from inspector.sandbox.server import KEY, WORKSPACE_ID, Sandbox, SandboxError
from inspector.sandbox.store import Discarded, HeldEvent, HeldUser, Snapshot
from inspector.sandbox.trouble import Trouble

__all__ = [
    "KEY",
    "WORKSPACE_ID",
    "Discarded",
    "HeldEvent",
    "HeldUser",
    "Sandbox",
    "SandboxError",
    "Snapshot",
    "Trouble",
]
