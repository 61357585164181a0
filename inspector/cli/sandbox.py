"""`sandbox`: the MoEngage-shaped server, until Ctrl+C."""

import argparse
import asyncio
from collections.abc import Iterator

from inspector.cli.serving import interrupted
from inspector.cli.words import DONE, Commands, Refusal, counted
from inspector.model.mapping import Request
from inspector.model.workspace import Secret
from inspector.moengage import show
from inspector.sandbox import KEY, WORKSPACE_ID, Sandbox, SandboxError, Snapshot, Trouble

_EXAMPLE = Request(
    "event", {"type": "event", "customer_id": "c-1001", "actions": [{"action": "signed_up"}]}
)


def register(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    parser = commands.add_parser("sandbox", help="a MoEngage-shaped server on this machine")
    parser.add_argument("--port", type=int, default=0, metavar="P", help="0 takes a free one")
    parser.add_argument("--workspace-id", default=WORKSPACE_ID, metavar="W")
    parser.add_argument("--key", default=KEY, metavar="K", help="what requests must carry")
    parser.add_argument("--latency", type=int, default=0, metavar="MS", help="wait before answers")
    parser.add_argument(
        "--fail", type=_failure, action="append", default=[], metavar="KIND=RATE",
        help=f"share of requests that fail, such as 429=0.05; kinds: {', '.join(Trouble)}",
    )  # fmt: skip
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Serves until it is interrupted, then tells what it holds. Raises Refusal."""
    if not 0 <= args.port <= 65_535 or args.latency < 0:
        raise Refusal("A port lies between 0 and 65535, and a latency is not below 0.")
    try:
        sandbox = Sandbox(
            args.workspace_id, Secret(args.key), args.port, args.latency, dict(args.fail)
        )
        asyncio.run(_serve(sandbox))
    except (SandboxError, ValueError) as fault:
        raise Refusal(str(fault)) from fault
    except KeyboardInterrupt:  # where signals cannot be had
        pass
    print(_told(sandbox.snapshot()))
    return DONE


async def _serve(sandbox: Sandbox) -> None:
    await sandbox.start()
    try:
        print("\n".join(_welcome(sandbox)), flush=True)
        await interrupted()
    finally:
        await sandbox.stop()


def _welcome(sandbox: Sandbox) -> Iterator[str]:
    workspace = sandbox.workspace
    yield f"Sandbox at      {sandbox.base_url}  (Ctrl+C ends it)"
    yield f"Workspace id    {workspace.workspace_id}"
    yield f"Key             {sandbox.key.reveal()}"
    yield f"What it holds   {sandbox.base_url}/sandbox/state"
    yield "\nTry it:\n"
    yield f"{show.KEY_VARIABLE}={sandbox.key.reveal()}"
    yield show.as_curl(_EXAMPLE, workspace)


def _told(held: Snapshot) -> str:
    lines = [
        f"\n{counted(held.accepted, 'request')} accepted, {held.refused} refused.",
        f"{counted(len(held.users), 'user')}, {counted(held.events, 'event')}, "
        f"{len(held.discarded)} discarded.",
    ]
    lines += [f"  {each.what} of {each.customer_id}: {each.reason}" for each in held.discarded[:20]]
    return "\n".join(lines)


def _failure(text: str) -> tuple[str, float]:
    kind, _, rate = text.partition("=")
    try:
        return kind, float(rate)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not like 429=0.05") from None
