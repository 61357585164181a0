"""`workspace add|list|test|remove`: the saved profiles. Keys go to the key store."""

import argparse
import asyncio
import getpass
import sys

from inspector.cli import target
from inspector.cli.common import add_settings, settings_of
from inspector.cli.words import DONE, UNSENT, Commands, Refusal
from inspector.model.json import encode
from inspector.model.workspace import (
    SANDBOX,
    Environment,
    Secret,
    Workspace,
    usual_environment,
)
from inspector.moengage import tables
from inspector.storage import workspaces
from inspector.storage.secrets import SecretError, Secrets, variable


def register(commands: "Commands[argparse.ArgumentParser]") -> None:
    """Adds the command and its four."""
    parser = commands.add_parser("workspace", help="saved MoEngage workspaces")
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    _register_add(actions.add_parser("add", help="save one, or change it"))
    listing = actions.add_parser("list", help="show all")
    listing.add_argument("--format", choices=("text", "json"), default="text")
    listing.set_defaults(run=_list)
    test = actions.add_parser("test", help="ask MoEngage whether id and key fit")
    test.add_argument("name", metavar="NAME")
    target.add_key_option(test)
    test.set_defaults(run=_test)
    remove = actions.add_parser("remove", help="forget one, and its key")
    remove.add_argument("name", metavar="NAME")
    remove.set_defaults(run=_remove)


def _register_add(parser: argparse.ArgumentParser) -> None:
    centers = [center.id for center in tables.data_centers()]
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("--id", required=True, metavar="W", help="workspace id, or App ID")
    parser.add_argument("--data-center", required=True, choices=[*centers, SANDBOX])
    parser.add_argument(
        "--environment", choices=list(map(str, Environment)),
        help="TEST for ids that end in _DEBUG and the sandbox, else LIVE, unless you say",
    )  # fmt: skip
    parser.add_argument("--address", default="", metavar="URL", help="in place of the usual one")
    parser.add_argument(
        "--share", type=int, default=50, metavar="PERCENT", help="of MoEngage's limits to use"
    )
    target.add_key_option(parser)
    add_settings(parser.add_argument_group("mapping settings"))
    parser.set_defaults(run=_add, workspace=None)


def _add(args: argparse.Namespace) -> int:
    workspace = Workspace(
        name=args.name.strip(),
        workspace_id=args.id,
        data_center=args.data_center,
        environment=Environment(args.environment or usual_environment(args.id, args.data_center)),
        settings=settings_of(args),
        base_url=args.address,
        share=args.share,
    )
    key = _new_key(workspace, args.key_env)
    try:
        workspaces.add(workspace)
        kept = _keep(workspace.name, key)
    except (workspaces.WorkspaceError, SecretError, OSError) as fault:
        raise Refusal(str(fault)) from fault
    print(f"Saved {workspace.environment} {workspace.name}, {target.address(workspace)}.")
    print(kept)
    return DONE


def _new_key(workspace: Workspace, key_env: str | None) -> Secret | None:
    if key_env is not None:
        return target.key_in(key_env)
    if not sys.stdin.isatty():
        return None
    return Secret(getpass.getpass(f"Data API key of “{workspace.name}” (empty: later): "))


def _keep(name: str, key: Secret | None) -> str:
    otherwise = f"Put it into {variable(name)}, or name a variable with --key-env when sending."
    if key is None or not key.reveal():
        return f"No key was given. {otherwise}"
    secrets = Secrets()
    if not secrets.lasting:
        return f"The key was not kept: this system offers no key store. {otherwise}"
    return secrets.set(name, key)


def _list(args: argparse.Namespace) -> int:
    try:
        known = workspaces.load()
    except workspaces.WorkspaceError as fault:
        raise Refusal(str(fault)) from fault
    for each in known:
        if args.format == "json":
            print(encode(each).decode())
        else:
            where = each.base_url or f"data centre {each.data_center}"
            print(
                f"{each.environment:4}  {each.name:24}  {each.workspace_id:24}  {where}  "
                f"identity {each.settings.identity}  {each.share} % of the limits"
            )
    if not known and args.format == "text":
        print("None is saved yet: mparticle-inspector workspace add NAME --id W --data-center DC")
    return DONE


def _test(args: argparse.Namespace) -> int:
    from inspector.moengage.errors import AnswerFault, ClientFault

    workspace = target.saved(args.name)
    key = None if target.runs_here(workspace) else target.key_of(workspace, args.key_env)
    target.address(workspace)
    try:
        name = asyncio.run(_ask(workspace, key))
    except (AnswerFault, ClientFault) as fault:
        print(f"{workspace.name}: {fault}", file=sys.stderr)
        return UNSENT
    print(f"{workspace.name}: MoEngage knows this workspace as “{name}”; id and key fit.")
    return DONE


async def _ask(workspace: Workspace, key: Secret | None) -> str:
    from inspector.moengage.probe import ask_name

    async with target.opened(workspace, key) as (there, its_key):
        return await ask_name(tables.base_url(there), there.workspace_id, its_key)


def _remove(args: argparse.Namespace) -> int:
    try:
        name = workspaces.find(args.name).name
        workspaces.remove(name)
        Secrets().remove(name)
    except (workspaces.WorkspaceError, SecretError, OSError) as fault:
        raise Refusal(str(fault)) from fault
    print(f"Removed {name} and its key.")
    return DONE
