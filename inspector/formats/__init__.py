"""Bytes become batches: one reader a container, one row a shape, a sentence for what is neither."""

from inspector.formats.reading import open_batch, read

__all__ = ["open_batch", "read"]
