"""A shown request is the request, and the key is never in it."""

import asyncio
import base64
import os
import shutil
import subprocess

import pytest

from inspector.model.mapping import Request
from inspector.model.workspace import SANDBOX, Secret, Workspace
from inspector.moengage.client import MoEngageClient
from inspector.moengage.show import KEY_VARIABLE, as_curl, masked_http
from tests.moengage.servers import answering, serving

WORKSPACE = Workspace("Acme", "WS_DEBUG", "02")
REQUEST = Request(
    "event",
    {"type": "event", "customer_id": 'o\'neil $HOME `x` \\ "q" ü\n', "actions": [{"action": "a"}]},
)
OK = b'{"status":"success"}'


def test_the_shown_text_is_what_goes_out() -> None:
    """Line for line, apart from the key and the case of header names."""
    seen: list[bytes] = []

    async def main() -> str:
        async with serving(answering("200 OK", OK, seen)) as base:
            async with MoEngageClient(base, "WS_DEBUG", Secret("k3y")) as client:
                await client.send(REQUEST)
            return base

    base = asyncio.run(main())
    shown = masked_http(REQUEST, Workspace("Acme", "WS_DEBUG", SANDBOX, base_url=base))
    secret = base64.b64encode(b"WS_DEBUG:k3y").decode()
    sent = seen[0].decode().replace("\r\n", "\n").replace(secret, "••••••••")
    assert _split(shown) == _split(sent)


def test_the_data_centre_is_in_the_host() -> None:
    """A workspace without an address of its own goes to its data centre."""
    assert "\nHost: api-02.moengage.com\n" in masked_http(REQUEST, WORKSPACE)


def test_a_sandbox_that_does_not_run_can_be_shown() -> None:
    """Looking at a request needs no server."""
    assert "Host: 127.0.0.1\n" in masked_http(REQUEST, Workspace("s", "W", SANDBOX))
    assert "http://127.0.0.1/v1/event/W" in as_curl(REQUEST, Workspace("s", "W", SANDBOX))


@pytest.mark.skipif(not shutil.which("sh"), reason="needs a POSIX shell")
def test_the_shell_reads_the_command_as_meant() -> None:
    """Whatever the event holds, the shell passes it on unchanged; the key is from $MOE_KEY, and
    without that curl is given the id alone and asks."""
    command = as_curl(REQUEST, WORKSPACE)
    script = "curl() { for each; do printf '%s\\0' \"$each\"; done; }\n" + command
    done = subprocess.run(
        ["sh", "-c", script],
        env={**os.environ, KEY_VARIABLE: "k3y"},
        capture_output=True,
        check=True,
    )
    words = done.stdout.decode().split("\0")[:-1]
    assert words[:5] == [
        "-X",
        "POST",
        "https://api-02.moengage.com/v1/event/WS_DEBUG",
        "-u",
        "WS_DEBUG:k3y",
    ]
    assert words[-2:] == ["--data-raw", REQUEST.encoded().decode()]
    assert "k3y" not in command
    env = {name: value for name, value in os.environ.items() if name != KEY_VARIABLE}
    asking = subprocess.run(["sh", "-c", script], env=env, capture_output=True, check=True)
    assert asking.stdout.decode().split("\0")[3:5] == ["-u", "WS_DEBUG"]


def _split(text: str) -> tuple[str, list[str], str]:
    head, body = text.split("\n\n", 1)
    first, *headers = head.split("\n")
    pairs = (header.split(": ", 1) for header in headers)
    return first, sorted(f"{name.lower()}: {value}" for name, value in pairs), body
