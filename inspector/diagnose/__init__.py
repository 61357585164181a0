"""What is wrong with an event, and the words for it. Pure."""

from inspector.diagnose.catalog import Catalog, load
from inspector.diagnose.checks import Subject, check
from inspector.diagnose.names import Names, load_names

__all__ = ["Catalog", "Names", "Subject", "check", "load", "load_names"]
