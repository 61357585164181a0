"""Looking at a source as a whole, beside judging its events, in one run. Never fails.

python -m tests.benchmarks.bench_across [--events 1000000] [--file FILE.ndjson]
"""

import argparse
import multiprocessing
import resource
import tempfile
import time
from pathlib import Path

from inspector.app import pipeline_for
from inspector.index.across import overview
from inspector.index.files import open_file
from inspector.index.judge import judge
from inspector.index.source import Source
from inspector.model.mapping import MappingSettings
from tests.benchmarks.generate import write


def held(pid: int | str = "self") -> float:
    """Megabytes a process has held at most."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1e3 for line in lines if line.startswith("VmHWM"))


def opened(path: Path) -> Source:
    """The file, gone over."""
    pipeline = pipeline_for(MappingSettings())
    source = Source(1, path.name, path.stat().st_size, str(path))
    for part in open_file(source, pipeline):
        source.take(part)
    return source


def measure(path: Path) -> None:
    """Prints both passes and the memory of the second."""
    pipeline = pipeline_for(MappingSettings())
    source = opened(path)
    started = time.perf_counter()
    for judged in judge(source, pipeline, lambda: False):
        source.settle(judged)
    judging = time.perf_counter() - started
    before, behind = held(), 0.0
    judges = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e3

    def told(_rows: int) -> None:
        nonlocal behind
        children = multiprocessing.active_children()
        behind = max([behind, *(held(child.pid or 0) for child in children)])

    started = time.perf_counter()
    found = overview(source, pipeline, lambda: False, told)
    looking = time.perf_counter() - started
    assert found is not None
    ended = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e3
    rows = len(source)
    print(f"{rows:,} events")
    print(f"per event   {judging:6.1f} s  {rows / judging:9,.0f}/s")
    print(f"as a whole  {looking:6.1f} s  {rows / looking:9,.0f}/s")
    print(f"ratio {looking / judging:.2f} (at most 2)")
    behind = max(behind, ended) if ended > judges else behind  # else the largest was a judge
    print(f"memory: the process behind {behind:.0f} MB at most, "
          f"{held() - before:.0f} MB more here (200 MB more in all)")  # fmt: skip
    for one in found.told:
        print(f"  {one.code:28} {one.count:9,} cases {len(one.rows):9,} events")
    source.close()


def main() -> None:
    """Makes the file where none is given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--file", type=Path)
    args = parser.parse_args()
    if args.file:
        measure(args.file)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "many.ndjson"
        write(path, args.events)
        measure(path)


if __name__ == "__main__":
    main()
