"""Bytes become batches: one reader a container, one row a shape, a sentence for what is neither."""

from inspector.formats.identity import identity_call
from inspector.formats.keys import Keys, load
from inspector.formats.line import is_lines, line_records
from inspector.formats.opening import long_names, open_batch, sort_out
from inspector.formats.reading import read, read_blocks
from inspector.formats.request import body_at

__all__ = [
    "Keys",
    "body_at",
    "identity_call",
    "is_lines",
    "line_records",
    "load",
    "long_names",
    "open_batch",
    "read",
    "read_blocks",
    "sort_out",
]
