"""A local endpoint that real mParticle senders can post to. The web server itself is in `server`:
import that where it serves, not at the start."""

from inspector.capture.address import HOST, PORT, CaptureError
from inspector.capture.apart import Apart
from inspector.capture.log import Counts, Log, Receipt
from inspector.capture.spool import Spool, SpoolError, new_path

__all__ = [
    "HOST",
    "PORT",
    "Apart",
    "CaptureError",
    "Counts",
    "Log",
    "Receipt",
    "Spool",
    "SpoolError",
    "new_path",
]
