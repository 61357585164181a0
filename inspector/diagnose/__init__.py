"""What is wrong with an event, and the words for it. Pure."""

from inspector.diagnose.catalog import Catalog, Problem, load
from inspector.diagnose.checks import Subject, check
from inspector.diagnose.names import Names, load_names
from inspector.diagnose.outline import about_batch, about_event, about_users
from inspector.diagnose.samples import Sample, Samples, load_samples

__all__ = [
    "Catalog",
    "Names",
    "Problem",
    "Sample",
    "Samples",
    "Subject",
    "about_batch",
    "about_event",
    "about_users",
    "check",
    "load",
    "load_names",
    "load_samples",
]
