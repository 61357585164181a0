"""Who may come in: the checks MoEngage makes before it reads a body. Pure."""

import base64
import binascii
import hmac
from dataclasses import dataclass

from inspector.model.workspace import Secret


@dataclass(frozen=True, slots=True)
class Gate:
    """The one workspace a sandbox stands for."""

    workspace_id: str
    key: Secret

    def fault(self, authorization: str | None, path_id: str | None) -> str | None:
        """The fault of the credentials by its name in `answers.toml`; None where they fit.
        `path_id` is the workspace in the path, None for a call that has none there."""
        if not authorization:
            return "no_authorization"
        pair = _pair(authorization)
        if pair is None:
            return "unreadable_authorization"
        workspace_id, key = pair
        if workspace_id != self.workspace_id:
            return "wrong_workspace"
        if not hmac.compare_digest(key.encode(), self.key.reveal().encode()):
            return "wrong_key"
        return "other_workspace" if path_id not in (None, workspace_id) else None


def _pair(authorization: str) -> tuple[str, str] | None:
    scheme, _, encoded = authorization.partition(" ")
    try:
        text = base64.b64decode(encoded, validate=True).decode()
    except (binascii.Error, ValueError):
        return None
    workspace_id, colon, key = text.partition(":")
    return (workspace_id, key) if scheme.lower() == "basic" and colon else None
