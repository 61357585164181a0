"""A long file of lines on disk, opened as the window opens it, and the same read whole."""

import gzip
from itertools import islice
from pathlib import Path

from inspector.index.files import SMALL, open_file
from inspector.index.source import Source, read
from inspector.pipeline import Pipeline
from inspector.storage import resources
from tests import shop
from tests.benchmarks.generate import batches

BROKEN = b'{"events": [{"event_type": "custom_event", "data": {'
ODD = (
    b"",
    b"  \t ",
    BROKEN,
    b'[{"events":[]},{"events":[{"event_type":"opt_out","data":{}}]}]',
    b'{"request_type":"alias","request_id":"1"}',
    b'{"kitConfigs":[]}',
    b"17",
    shop.batch_of(shop.at("Late", 10**30)),
    shop.batch_of({"event_type": "custom_event", "data": {"event_name": "\xe9"}}),
    shop.batch_of(shop.change("plan", "gold"), batch_id="b-1", source_request_id=7),
    b'{"events":[{"event_type":"custom_event","data":{"x":"\xff"}}]}',
    b'{"dt":"h","msgs":[{"dt":"e","n":"Seen","ct":1795435200000}]}',
)
"""Lines that are no plain batch, each in its own way."""


def long_text(least: int = SMALL + 1, seed: int = 1) -> bytes:
    """Lines of the shop with odd ones and the sample among them."""
    lines = [line for line, _ in islice(batches(seed), 30)] + list(ODD)
    lines += resources.read("samples/shop.ndjson").splitlines()
    size = sum(map(len, lines))
    for line, _ in batches(seed + 1):
        if size >= least:
            break
        lines.append(line)
        size += len(line) + 1
    return b"\n".join(lines) + b"\n"


def opened(path: Path, pipeline: Pipeline) -> Source:
    """The file, gone over to its end."""
    source = Source(id=1, name="a", size=path.stat().st_size, path=str(path))
    for chunk in open_file(source, pipeline):
        source.take(chunk)
    return source


def read_whole(data: bytes, pipeline: Pipeline) -> Source:
    """The same bytes, held in memory."""
    source = Source(id=1, name="a", size=len(data))
    for chunk in read(1, "a", data, pipeline):
        source.take(chunk)
    return source


def put(folder: Path, data: bytes, packed: bool = False) -> Path:
    """A file with these bytes."""
    path = folder / ("many.ndjson.gz" if packed else "many.ndjson")
    path.write_bytes(gzip.compress(data, 1) if packed else data)
    return path
