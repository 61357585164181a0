"""`capture`: the local endpoint that real senders post to, until Ctrl+C."""

import argparse
import asyncio
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from inspector.capture import HOST, PORT, CaptureError, Receipt, Spool, SpoolError, claims, new_path
from inspector.capture.claims import Claim
from inspector.capture.server import Capture
from inspector.capture.upstream import Upstream
from inspector.cli.serving import interrupted
from inspector.cli.words import DONE, Commands, Refusal, counted, iso, shown
from inspector.model.json import encode
from inspector.storage import paths

MPARTICLE = "mparticle"
"""What `--pass-on` means without an address."""


def register(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    parser = commands.add_parser("capture", help="an endpoint for real mParticle senders")
    add = parser.add_argument
    add("--port", type=int, default=PORT, metavar="P", help=f"default {PORT}; 0 takes a free one")
    add("--out", type=Path, metavar="FILE", help="append to this file, one request a line")
    add("--host", default=HOST, metavar="ADDRESS", help=f"listen there instead of {HOST}; others "
        "in the network can then post too, so it needs --yes")  # fmt: skip
    add("--yes", action="store_true", help="others may reach it")
    add("--allow-host", action="append", default=[], metavar="NAME",
        help="a host name that leads here, such as a tunnel's")  # fmt: skip
    add("--pass-on", nargs="?", const=MPARTICLE, metavar="URL",
        help="also forward everything unchanged: to mParticle, or to URL")  # fmt: skip
    add("--format", choices=("text", "json"), default="text", help="json: one object a request")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Captures until it is interrupted, then tells how much came. Raises Refusal."""
    if not 0 <= args.port <= 65_535:
        raise Refusal("A port lies between 0 and 65535.")
    if args.host not in (HOST, "localhost", "::1") and not args.yes:
        raise Refusal(
            f"On {args.host} everybody in the network can post to this program and fill its file. "
            "Add --yes if that is wanted."
        )
    try:
        capture = _made(args)
        asyncio.run(_serve(capture, args.format))
    except (CaptureError, SpoolError, ValueError) as fault:
        raise Refusal(str(fault)) from fault
    except KeyboardInterrupt:  # where signals cannot be had
        pass
    if args.format == "text":
        print(_told(capture))
    return DONE


def _made(args: argparse.Namespace) -> Capture:
    upstream = None
    if args.pass_on:
        upstream = Upstream("" if args.pass_on == MPARTICLE else args.pass_on)
    return Capture(
        Spool(args.out or new_path(paths.captures(), datetime.now())),
        args.port,
        args.host,
        upstream=upstream,
        allowed=frozenset(name.lower() for name in args.allow_host),
        on_receipt=_print_json if args.format == "json" else _print_line,
    )


async def _serve(capture: Capture, form: str) -> None:
    claim = None
    try:
        await capture.start()
        if capture.spool.path.parent == paths.captures():
            for line in _left():
                print(line, file=sys.stderr)
            claim = Claim(capture.spool.path)
        print("\n".join(_welcome(capture)), file=sys.stderr, flush=True)
        await interrupted()
    finally:
        await capture.stop()
        if claim:
            claim.release()


def _left() -> Iterator[str]:
    """What came to captures that were cut short, told once."""
    for path in claims.left(paths.captures()):
        claims.forget(path)
        yield "A capture was cut short; what came to it is kept:"
        yield f"  mparticle-inspector open {path}\n"


def _welcome(capture: Capture) -> Iterator[str]:
    yield f"Capturing at    {capture.base_url}  (Ctrl+C ends it)"
    yield f"Written to      {capture.spool.path}"
    if capture.upstream:
        yield f"Passed on to    {capture.upstream.name}"
    yield "\nTry it:\n"
    yield (
        f"curl {capture.base_url}/v2/events -u key:secret -H 'Content-Type: application/json' "
        '--data-raw \'{"events":[{"event_type":"custom_event","data":{"event_name":"hello"}}]}\''
    )
    yield ""


def _print_line(receipt: Receipt) -> None:
    clock = datetime.fromtimestamp(receipt.time_ms / 1000)
    what = shown(f"{receipt.method} {receipt.path}")
    sender = f"{receipt.sender or '—':<20}"
    answers = str(receipt.status)
    if receipt.upstream:
        answers += " from upstream"
    line = f"{clock:%H:%M:%S}  {sender} {counted(receipt.events, 'event'):>11}  {answers}  {what}"
    for remark in (receipt.note, receipt.failure):
        line += f"  ! {shown(remark)}" if remark else ""
    print(line, flush=True)


def _print_json(receipt: Receipt) -> None:
    told = {
        "number": receipt.number,
        "received": iso(receipt.time_ms),
        "sender": receipt.sender,
        "method": receipt.method,
        "path": receipt.path,
        "bytes": receipt.size,
        "events": receipt.events,
        "status": receipt.status,
        "note": receipt.note,
        "upstream": receipt.upstream or None,
        "failure": receipt.failure,
    }
    print(encode(told).decode(), flush=True)


def _told(capture: Capture) -> str:
    counts = capture.log.counts
    text = f"\n{counted(counts.taken, 'request')} with {counted(counts.events, 'event')} taken"
    text += f", {counts.refused:,} refused." if counts.refused else "."
    if counts.passed or counts.failed:
        text += f" {counts.passed:,} passed on, {counts.failed:,} could not be."
    return f"{text}\n{capture.spool.path}" if capture.spool.size else text
