"""`doctor`: what this program needs from the machine and the network, one line each."""

import argparse
import asyncio
import multiprocessing
import socket
from collections.abc import Callable
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import NamedTuple

from inspector.cli.words import DONE, PROBLEMS, Commands
from inspector.moengage.tables import DataCenter
from inspector.storage import paths
from inspector.ui.libraries import WITHOUT_WINDOW, unloadable

_QT_SECONDS = 30
_CLOCK_SECONDS = 60
"""A clock that is further off dates events into MoEngage's future, which discards them."""


class Finding(NamedTuple):
    """One line. `mark` is `ok`, `note` (works with less) or `FAIL`."""

    mark: str
    what: str
    sentence: str


def register(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    parser = commands.add_parser("doctor", help="check what the program needs, one line each")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints the lines as they are known. Status 1 where one failed."""
    checks: tuple[Callable[[], list[Finding]], ...] = (_qt, _keys, _files, _ports, _network)
    failed = False
    for check in checks:
        for found in check():
            failed |= found.mark == "FAIL"
            print(f"{found.mark:4}  {found.what:16}  {found.sentence}", flush=True)
    return PROBLEMS if failed else DONE


def _qt() -> list[Finding]:
    """Asked in a process of its own: Qt ends the process where it finds no display."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_start_qt, args=(there,), daemon=True)
    process.start()
    there.close()
    try:
        if not here.poll(_QT_SECONDS):
            return [Finding("FAIL", "Qt", f"did not start within {_QT_SECONDS} seconds")]
        started, said = here.recv()
    except EOFError:
        started, said = False, f"its process ended with status {_status(process)}"
    finally:
        here.close()
        process.kill()
        process.join()
        process.close()
    if started:
        return [Finding("ok", "Qt", f"starts on platform {said}")]
    return [Finding("FAIL", "Qt", f"there can be no window: {said} {WITHOUT_WINDOW}")]


def _status(process: SpawnProcess) -> int | None:
    process.join(_QT_SECONDS)
    return process.exitcode


def _start_qt(answer: Connection) -> None:
    try:
        from inspector.ui.starting import probe
    except ImportError as fault:
        answer.send((False, unloadable(fault)))
    else:
        probe(answer)


def _keys() -> list[Finding]:
    from inspector.storage.secrets import Secrets, variable

    secrets = Secrets()
    hint = "" if secrets.lasting else f"; or set a variable such as {variable('My workspace')}"
    return [Finding("ok" if secrets.lasting else "note", "Keys", f"kept {secrets.place}{hint}")]


def _files() -> list[Finding]:
    from inspector.storage import workspaces

    try:
        count = len(workspaces.load())
    except workspaces.WorkspaceError as fault:
        return [Finding("FAIL", "Workspaces", str(fault))]
    return [Finding("ok", "Workspaces", f"{count} saved in {paths.config()}")]


def _ports() -> list[Finding]:
    try:
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
    except OSError as fault:
        why = f"cannot listen on 127.0.0.1: {fault.strerror}; no sandbox"
        return [Finding("FAIL", "Ports", why)]
    return [Finding("ok", "Ports", f"can listen on 127.0.0.1, for example on {port}")]


def _network() -> list[Finding]:
    return asyncio.run(_reach_all())


async def _reach_all() -> list[Finding]:
    from inspector.moengage import tables

    answers = await asyncio.gather(*(_reach(center) for center in tables.data_centers()))
    clocks = [clock for _, clock in answers if clock is not None]
    return [_clock(clocks), *(found for found, _ in answers)]


async def _reach(center: DataCenter) -> tuple[Finding, datetime | None]:
    from inspector.model.workspace import Workspace
    from inspector.moengage import tables
    from inspector.moengage.errors import ClientFault
    from inspector.moengage.probe import reach

    what = f"Data centre {center.id}"
    try:
        seconds, clock = await reach(tables.base_url(Workspace("", "", center.id)))
    except ClientFault as fault:
        return Finding("note", what, f"{center.place}: {fault}"), None
    return Finding("ok", what, f"{center.place}: answered in {seconds * 1000:,.0f} ms"), clock


def _clock(clocks: list[datetime]) -> Finding:
    if not clocks:
        return Finding("note", "Clock", "could not be compared: no data centre was reached")
    off = (datetime.now(UTC) - clocks[0]).total_seconds()
    if abs(off) <= _CLOCK_SECONDS:
        return Finding("ok", "Clock", "agrees with MoEngage's")
    word = "ahead of" if off > 0 else "behind"
    return Finding("FAIL", "Clock", f"is {abs(off):,.0f} seconds {word} MoEngage's; set it right")
