"""The key is in no file, no output and no process's words, whatever the server answers."""

import asyncio
import os
import subprocess
import sys
from base64 import b64encode
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from inspector.model.workspace import Workspace
from inspector.storage import workspaces
from tests.cli.helpers import CLEAN, source
from tests.moengage.servers import answering, serving

KEY = "s3cr3t-K3Y-0000-f00d"
PAIR = b64encode(f"W1:{KEY}".encode()).decode()
ECHO = (
    f'{{"status":"fail","error":{{"type":"Authentication required","message":"no: {KEY} {PAIR}",'
    f'"request_id":"r-1"}}}}'
).encode()


def _everything(folder: Path) -> bytes:
    return b"\0".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def _words_of_processes() -> bytes:
    """What anybody on this machine can read of the processes: their command lines."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found.append(path.read_bytes())
        except OSError:
            continue
    return b"\n".join(found)


async def _run(
    words: tuple[str, ...], serve: Callable[..., Awaitable[None]], seen: list[bytes]
) -> tuple[bytes, bytes]:
    """One command against a server; gives its output and the process list meanwhile."""
    async with serving(serve) as base:
        workspaces.add(replace(Workspace("Acme", "W1", "02"), base_url=base))
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "inspector", *words,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=dict(os.environ),
        )  # fmt: skip
        listed = b""
        while not seen and process.returncode is None:
            listed += await asyncio.to_thread(_words_of_processes)
            await asyncio.sleep(0.02)
        out, _ = await process.communicate()
        return out, listed


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="needs /proc")
@pytest.mark.parametrize(
    ("status", "body"),
    [("401 Unauthorized", ECHO), ("200 OK", b'{"status":"success"}')],
)
def test_no_key_anywhere(
    status: str, body: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that repeats it, a run that fails, a plan, the journal."""
    monkeypatch.setenv("MPARTICLE_INSPECTOR_KEY_ACME", KEY)
    path, plan = str(source(tmp_path, CLEAN)), str(tmp_path / "plan.json")
    live = ("--workspace", "Acme", "--confirm", "Acme", "--yes", "--stop-after", "1")
    seen: list[bytes] = []
    echo = answering(status, body, seen, f"X-Echo: {KEY}\r\n".encode())

    async def main() -> bytes:
        out, listed = await _run(("send", path, *live, "--format", "json"), echo, seen)
        saved, more = await _run(("send", path, *live, "--again", "--save-plan", plan), echo, [])
        return out + listed + saved + more

    printed = asyncio.run(main())
    assert b"inspector" in printed
    assert any(PAIR.encode() in request for request in seen)  # it was used
    home = Path(os.environ["MPARTICLE_INSPECTOR_HOME"])
    written = _everything(home) + _everything(tmp_path)
    assert b"journal" in b"".join(str(path).encode() for path in home.rglob("*"))
    for secret in (KEY, PAIR):
        assert secret.encode() not in printed
        assert secret.encode() not in written


def test_a_crash_shows_dots() -> None:
    """A traceback with the client in it has no key."""
    from inspector.model.workspace import Secret
    from inspector.moengage.client import MoEngageClient

    client = MoEngageClient("http://127.0.0.1:1", "W1", Secret(KEY))
    assert KEY not in f"{client!r} {client}"
