"""Bytes become batches: one reader a container, one row a shape, a sentence for what is neither."""

from inspector.formats.opening import open_batch
from inspector.formats.reading import read

__all__ = ["open_batch", "read"]
