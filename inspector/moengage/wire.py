"""A request as it goes over the wire, without the key."""

from inspector.model.mapping import Request

Header = tuple[str, str]


def url(base: str, path: str, workspace_id: str) -> str:
    """The full address of a call."""
    return base.rstrip("/") + path.format(workspace_id=workspace_id)


def url_of(request: Request, base: str, workspace_id: str) -> str:
    """The full address of a request."""
    return url(base, request.path, workspace_id)


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
