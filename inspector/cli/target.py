"""Where a command sends to: a saved workspace or the sandbox, and its key."""

import argparse
import asyncio
import getpass
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from inspector.cli.words import Refusal, counted
from inspector.model.workspace import SANDBOX, Secret, Workspace
from inspector.moengage import tables
from inspector.session import LOCAL
from inspector.storage import workspaces
from inspector.storage.secrets import SecretError, Secrets, variable


def add_key_option(parser: argparse.ArgumentParser) -> None:
    """`--key-env`: a key is never a word of the command line, where others could read it."""
    parser.add_argument(
        "--key-env", metavar="VAR", help="environment variable that holds the Data API key"
    )


def saved(name: str) -> Workspace:
    """The workspace of that name; `sandbox` is one of its own, unless one is saved so. Raises
    Refusal."""
    try:
        return workspaces.find(name)
    except (workspaces.WorkspaceError, OSError) as fault:
        if name.casefold() == SANDBOX:
            return LOCAL
        raise Refusal(str(fault)) from fault


def key_of(workspace: Workspace, key_env: str | None) -> Secret:
    """The key: from the variable, the key store, or a prompt on a terminal. Raises Refusal."""
    if key_env is not None:
        return key_in(key_env)
    try:
        found = Secrets().get(workspace.name)
    except SecretError as fault:
        raise Refusal(str(fault)) from fault
    if found is None and sys.stdin.isatty():
        found = Secret(getpass.getpass(f"Data API key of “{workspace.name}”: "))
    if found is None or not found.reveal():
        raise Refusal(
            f"There is no key for “{workspace.name}”: name a variable with --key-env, or set "
            f"{variable(workspace.name)}."
        )
    return found


def key_in(name: str) -> Secret:
    """The key in an environment variable. Raises Refusal where there is none."""
    value = os.environ.get(name)
    if not value:
        raise Refusal(f"The environment variable {name} is not set, or empty.")
    return Secret(value)


def runs_here(workspace: Workspace) -> bool:
    """Whether the target is a sandbox that lives and ends with the command."""
    return workspace.data_center == SANDBOX and not workspace.base_url


@asynccontextmanager
async def opened(
    workspace: Workspace, key: Secret | None
) -> AsyncIterator[tuple[Workspace, Secret]]:
    """The target with its address and key; a sandbox is started for the time. Raises Refusal."""
    from inspector.sandbox import Sandbox, SandboxError

    if key is not None:
        yield workspace, key
        return
    sandbox = Sandbox(name=workspace.name)
    try:
        await sandbox.start()
    except SandboxError as fault:
        raise Refusal(str(fault)) from fault
    try:
        yield sandbox.workspace, sandbox.key
    finally:
        await asyncio.shield(sandbox.stop())
        held = sandbox.snapshot()
        print(
            f"The sandbox held {counted(len(held.users), 'user')} and "
            f"{counted(held.events, 'event')}, {len(held.discarded)} discarded.",
            file=sys.stderr,
        )


def address(workspace: Workspace) -> str:
    """Where it is, in words. Raises Refusal where the data centre is not known."""
    if runs_here(workspace):
        return "a sandbox on this machine, for this run"
    try:
        return tables.base_url(workspace)
    except tables.AddressError as fault:
        raise Refusal(str(fault)) from fault
