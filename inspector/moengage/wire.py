"""A request as it goes over the wire, with the key only where it is given."""

from base64 import b64encode

from inspector.model.mapping import Request
from inspector.model.workspace import Secret

Header = tuple[str, str]


def url(base: str, path: str, workspace_id: str) -> str:
    """The full address of a call."""
    return base.rstrip("/") + path.format(workspace_id=workspace_id)


def url_of(request: Request, base: str, workspace_id: str) -> str:
    """The full address of a request."""
    return url(base, request.path, workspace_id)


def basic(workspace_id: str, key: Secret) -> Secret:
    """What follows `Basic` in the authorization: as secret as the key."""
    return Secret(b64encode(f"{workspace_id}:{key.reveal()}".encode()).decode())


def headers(workspace_id: str, authorization: str) -> tuple[Header, ...]:
    """Every header but Host and Content-Length, in the order they go out."""
    return (
        ("Accept", "*/*"),
        ("Accept-Encoding", "gzip, deflate"),
        ("Connection", "keep-alive"),
        ("User-Agent", "mparticle-inspector"),
        ("Authorization", authorization),
        ("Content-Type", "application/json"),
        # Test Connection needs it; the track calls do not mind it.
        ("MOE-APPKEY", workspace_id),
    )
