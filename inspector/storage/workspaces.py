"""The saved workspace profiles. Keys are elsewhere (`storage.secrets`)."""

import re
from typing import Any

import msgspec

from inspector.model.mapping import DISPUTES
from inspector.model.workspace import Workspace
from inspector.storage import files, paths

VERSION = 1
_FULL_RATE = 15_000

_ADDRESS = re.compile(r"https?://[^\s/?#@]+(/[^\s?#]*)?")


class WorkspaceError(ValueError):
    """A profile that cannot be kept, found or read; the text is a sentence for the user."""


class _File(msgspec.Struct, forbid_unknown_fields=True):
    version: int
    workspaces: tuple[Workspace, ...]


def load() -> tuple[Workspace, ...]:
    """Every profile by name. Raises WorkspaceError where the file is broken; it stays untouched."""
    try:
        found = files.read(paths.config() / "workspaces.json", _File, VERSION, _older)
    except files.Unfit as unfit:
        raise WorkspaceError(f"{unfit} Correct it or move it away.") from None
    if found is None:
        return ()
    for workspace in found.workspaces:
        check(workspace)
    return _sorted(found.workspaces)


def save(workspaces: tuple[Workspace, ...]) -> None:
    """Keeps exactly these profiles. Raises OSError."""
    files.write(paths.config() / "workspaces.json", _File(VERSION, _sorted(workspaces)))


def find(name: str) -> Workspace:
    """The profile of that name, in any case. Raises WorkspaceError that lists the known names."""
    known = load()
    for workspace in known:
        if _same(workspace.name, name):
            return workspace
    names = ", ".join(f"“{workspace.name}”" for workspace in known) or "none is saved yet"
    raise WorkspaceError(f"There is no workspace “{name}”. Known: {names}.")


def add(workspace: Workspace) -> tuple[Workspace, ...]:
    """Keeps a profile, in place of one of the same name. Raises WorkspaceError and OSError."""
    check(workspace)
    others = tuple(each for each in load() if not _same(each.name, workspace.name))
    save((*others, workspace))
    return load()


def remove(name: str) -> tuple[Workspace, ...]:
    """Forgets a profile. Raises WorkspaceError where there is none, and OSError."""
    gone = find(name)
    save(tuple(each for each in load() if each.name != gone.name))
    return load()


def check(workspace: Workspace) -> None:
    """Raises WorkspaceError where a profile makes no sense. Data centres are the client's table."""
    faults = {
        "needs a name": not workspace.name.strip(),
        "needs a workspace id (Settings, Account, APIs in MoEngage)": not workspace.workspace_id,
        "has a workspace id with other than letters, digits, “_” and “-”": not re.fullmatch(
            r"[\w-]*", workspace.workspace_id, re.ASCII
        ),
        "has an address that is no http or https address": bool(workspace.base_url)
        and not _ADDRESS.fullmatch(workspace.base_url),
        "has a share of the limits that is not 1 to 100 percent": not 1 <= workspace.share <= 100,
        f"decides about something else than {', '.join(DISPUTES)}": any(
            name not in DISPUTES for name, _ in workspace.settings.disputed
        ),
    }
    for number, rule in enumerate(workspace.settings.rules, 1):
        faults[f"has a rule {number} ({rule.sentence}) that {rule.fault}"] = bool(rule.fault)
    for fault, holds in faults.items():
        if holds:
            raise WorkspaceError(f"The workspace “{workspace.name}” {fault}.")


def _older(tree: Any) -> None:
    """Profiles once had a `rate` in requests a minute, where they have a share of the limits now.
    Who never changed it gets what is usual now."""
    profiles = tree.get("workspaces") if isinstance(tree, dict) else None
    for each in profiles if isinstance(profiles, list) else ():
        rate = each.pop("rate", None) if isinstance(each, dict) else None
        if isinstance(rate, int) and rate != _FULL_RATE:
            each.setdefault("share", min(100, max(1, rate * 100 // _FULL_RATE)))


def _sorted(workspaces: tuple[Workspace, ...]) -> tuple[Workspace, ...]:
    return tuple(sorted(workspaces, key=lambda each: each.name.casefold()))


def _same(left: str, right: str) -> bool:
    return left.strip().casefold() == right.strip().casefold()
