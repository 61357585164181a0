"""What is wrong with an event, and the words for it. Pure."""

from inspector.diagnose.catalog import Catalog, Problem, load
from inspector.diagnose.checks import CHECKS, Check, Subject, World, check, readings
from inspector.diagnose.names import Names, load_names
from inspector.diagnose.samples import Sample, Samples, load_samples

__all__ = [
    "CHECKS",
    "Catalog",
    "Check",
    "Names",
    "Problem",
    "Sample",
    "Samples",
    "Subject",
    "World",
    "check",
    "load",
    "load_names",
    "load_samples",
    "readings",
]
