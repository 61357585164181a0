"""What is wrong with an event, and the words for it. Pure."""

from inspector.diagnose.catalog import Catalog, load
from inspector.diagnose.checks import Subject, check
from inspector.diagnose.names import Names, load_names
from inspector.diagnose.outline import about_batch, about_event

__all__ = [
    "Catalog",
    "Names",
    "Subject",
    "about_batch",
    "about_event",
    "check",
    "load",
    "load_names",
]
