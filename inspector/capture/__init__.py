"""A local endpoint that real mParticle senders can post to. Importing it imports a web server: do
so where it is needed, not at the start."""

from inspector.capture.log import Counts, Log, Receipt
from inspector.capture.server import HOST, PORT, Capture, CaptureError
from inspector.capture.spool import Spool, SpoolError, new_path
from inspector.capture.upstream import Upstream

__all__ = [
    "HOST",
    "PORT",
    "Capture",
    "CaptureError",
    "Counts",
    "Log",
    "Receipt",
    "Spool",
    "SpoolError",
    "Upstream",
    "new_path",
]
