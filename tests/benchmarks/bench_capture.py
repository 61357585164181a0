"""A burst of gzip batches into a capture: none lost, how fast, how smooth, how large.

Run with `python -m tests.benchmarks.bench_capture [COUNT] [--mitmdump PATH]`. mitmproxy's reverse
mode is measured in the same run, before the same upstream, where its `mitmdump` is found (`pip
install mitmproxy` in an environment of its own). Prints figures, judges nothing. Linux only.
"""

import argparse
import asyncio
import contextlib
import gzip
import itertools
import os
import resource
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.generate import batches

CONNECTIONS = 16
DISTINCT = 2_000
"""Different batches; they are packed before the clock starts."""
_ANSWER = b"HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n"
_HEADLESS = """
import asyncio, sys
from pathlib import Path
from inspector.capture import Spool
from inspector.capture.server import Capture
from inspector.capture.upstream import Upstream
async def main(path, upstream):
    capture = Capture(Spool(Path(path)), 0, upstream=Upstream(upstream) if upstream else None)
    await capture.start()
    print(capture.port, flush=True)
    await asyncio.Event().wait()
asyncio.run(main(*sys.argv[1:]))
"""


def memory(pid: int | str = "self") -> float:
    """Megabytes a process holds now."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def cpu(pid: int | str = "self") -> float:
    """Seconds of processor a process has used, its threads included."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


# -- the sender, a process of its own -------------------------------------------------------------


async def send(port: int, count: int) -> None:
    """Posts `count` batches and prints how many were accepted and how long it took."""
    plain = (line for line, events in batches(7, 3) if events)
    bodies = [gzip.compress(line, 6) for line in itertools.islice(plain, min(count, DISTINCT))]
    requests = [
        b"POST /v2/us1-key/events HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Encoding: gzip\r\n"
        b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body)
        for body in bodies
    ]
    numbers = iter(range(count))
    accepted = 0

    async def talk() -> None:
        nonlocal accepted
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for number in numbers:
            writer.write(requests[number % len(requests)])
            head = await reader.readuntil(b"\r\n\r\n")
            length = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
            await reader.readexactly(int(length or 0))
            accepted += head.startswith(b"HTTP/1.1 202")
        writer.close()

    started = time.perf_counter()
    await asyncio.gather(*(talk() for _ in range(CONNECTIONS)))
    print(accepted, time.perf_counter() - started, flush=True)


async def answer() -> None:
    """An upstream that takes everything."""

    class Upstream(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            self.transport, self.held = transport, b""

        def data_received(self, data: bytes) -> None:
            self.held += data
            while (end := self.held.find(b"\r\n\r\n")) >= 0:
                head = self.held[:end].lower()
                length = int(head.partition(b"content-length: ")[2].partition(b"\r\n")[0] or 0)
                if len(self.held) < end + 4 + length:
                    return
                self.held = self.held[end + 4 + length :]
                self.transport.write(_ANSWER)  # type: ignore[attr-defined]

    server = await asyncio.get_running_loop().create_server(Upstream, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.Event().wait()


def _sender(port: int, count: int) -> "subprocess.Popen[str]":
    return _python("-m", "tests.benchmarks.bench_capture", str(count), "--send", str(port))


def _python(*words: str) -> "subprocess.Popen[str]":
    return subprocess.Popen([sys.executable, *words], stdout=subprocess.PIPE, text=True)


def _result(sender: "subprocess.Popen[str]") -> tuple[int, float]:
    text, _ = sender.communicate(timeout=900)
    accepted, took = text.split()
    return int(accepted), float(took)


@contextlib.contextmanager
def _serving(*words: str) -> "Iterator[tuple[subprocess.Popen[str], int]]":
    """A server that prints its port."""
    process = _python(*words)
    assert process.stdout is not None
    try:
        yield process, int(process.stdout.readline())
    finally:
        process.terminate()
        process.wait(20)


# -- what is measured -----------------------------------------------------------------------------


def headless(count: int, folder: Path, upstream: str = "") -> None:
    """The endpoint alone, perhaps passing on."""
    path = folder / f"headless{bool(upstream):d}.ndjson"
    with _serving("-c", _HEADLESS, str(path), upstream) as (process, port):
        before, worked = memory(process.pid), cpu(process.pid)
        accepted, took = _result(_sender(port, count))
        after, worked = memory(process.pid), cpu(process.pid) - worked
    lines = sum(line.startswith(b'{"number":') for line in path.read_bytes().splitlines())
    name = "capture, passing on" if upstream else "capture, headless"
    _row(name, count, accepted, lines, took, (before, after), worked)


def mitmdump(program: Path | str, count: int, upstream: str) -> None:
    """mitmproxy's reverse mode before the same upstream."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [program, "-q", "--mode", f"reverse:{upstream}", "--listen-port", str(port)]
    )
    try:
        _until_listening(port)
        before, worked = memory(process.pid), cpu(process.pid)
        accepted, took = _result(_sender(port, count))
        held, worked = (before, memory(process.pid)), cpu(process.pid) - worked
        _row("mitmproxy, reverse", count, accepted, None, took, held, worked)
    finally:
        process.terminate()
        process.wait(20)


def _until_listening(port: int) -> None:
    for _ in range(600):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)


def window(count: int) -> None:
    """The whole window, its list following the burst."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tests.benchmarks.capture_window import watch

    figures = watch(count, lambda port: _sender(port, count), _result)
    _row(
        "capture, in the window", count, figures.accepted, figures.listed, figures.took,
        (figures.before, figures.after), figures.worked + figures.apart,
    )  # fmt: skip
    print(f"  listed after {figures.listed_after:.1f} s, judged after {figures.judged_after:.1f} s,"
          f" {figures.worked / count * 1e6:,.0f} µs of CPU each in the window")  # fmt: skip
    for name, frames in (("before", figures.idle), ("during", figures.late)):
        for what, found in (("", frames.between), (", waits for a processor left out", frames.own)):
            late = sorted(found)
            print(
                f"  between frames {name} the burst{what}: median {statistics.median(late):.1f} ms,"
                f" 99th percentile {late[int(len(late) * 0.99)]:.1f} ms, longest {late[-1]:.0f} ms"
            )


def _row(
    name: str,
    count: int,
    accepted: int,
    kept: int | None,
    took: float,
    memory: tuple[float, float],
    work: float,
) -> None:
    lost = "?" if kept is None else f"{count - kept:,}"
    print(
        f"{name:<24} {count / took:>8,.0f} /s  accepted {accepted:>7,}  lost {lost:>5}"
        f"  memory {memory[0]:>5.0f} → {memory[1]:>5.0f} MB  {work / count * 1e6:>6,.0f} µs of CPU"
        " each",
        flush=True,
    )


def main() -> None:
    """Prints a line for each."""
    parser = argparse.ArgumentParser()
    parser.add_argument("count", type=int, nargs="?", default=50_000)
    parser.add_argument("--mitmdump", type=Path)
    parser.add_argument("--send", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--answer", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.send:
        asyncio.run(send(args.send, args.count))
    elif args.answer:
        asyncio.run(answer())
    else:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["MPARTICLE_INSPECTOR_HOME"] = folder
            headless(args.count, Path(folder))
            serving = ("-m", "tests.benchmarks.bench_capture", "--answer")
            with _serving(*serving) as (_, port):
                headless(args.count, Path(folder), f"http://127.0.0.1:{port}")
                found = args.mitmdump or shutil.which("mitmdump")
                if found:
                    mitmdump(found, args.count, f"http://127.0.0.1:{port}")
                else:
                    print("mitmproxy is not installed, so it is not compared with; see --mitmdump.")
            window(args.count)


if __name__ == "__main__":
    main()
