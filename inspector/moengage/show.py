"""A request as a person reads it, key hidden: the HTTP text, and a line for the shell."""

import shlex
from urllib.parse import urlsplit

from inspector.model.mapping import Request
from inspector.model.workspace import SANDBOX, Workspace
from inspector.moengage import tables, wire

KEY_VARIABLE = "MOE_KEY"
"""The shell variable that holds the key in a copied command."""


def masked_http(request: Request, workspace: Workspace) -> str:
    """The exact HTTP request with the key, and only the key, hidden."""
    body = request.encoded()
    url = urlsplit(wire.url_of(request, _base(workspace), workspace.workspace_id))
    lines = [f"POST {url.path} HTTP/1.1", f"Host: {url.netloc}"]
    lines += [
        f"{name}: {value}" for name, value in wire.headers(workspace.workspace_id, "Basic ••••••••")
    ]
    lines += [f"Content-Length: {len(body)}", "", body.decode()]
    return "\n".join(lines)


def as_curl(request: Request, workspace: Workspace) -> str:
    """The request as a command for a POSIX shell. The key is read from `$MOE_KEY`; where that is
    not set, curl asks for it, so that the command runs as it is pasted."""
    user = shlex.quote(workspace.workspace_id) + f'"${{{KEY_VARIABLE}:+:${KEY_VARIABLE}}}"'
    url = wire.url_of(request, _base(workspace), workspace.workspace_id)
    return " \\\n  ".join(
        (
            f"curl -X POST {shlex.quote(url)}",
            f"-u {user}",
            "-H 'Content-Type: application/json'",
            f"-H {shlex.quote(f'MOE-APPKEY: {workspace.workspace_id}')}",
            f"--data-raw {shlex.quote(request.encoded().decode())}",
        )
    )


def _base(workspace: Workspace) -> str:
    # A sandbox that does not run yet has no port; the rest of the request can still be shown.
    if workspace.data_center == SANDBOX and not workspace.base_url:
        return "http://127.0.0.1"
    return tables.base_url(workspace)
