"""What every request meets: which hosts are ours, what browsers must be told, what is masked. Pure.

A web page can make its own host name lead to this machine (DNS rebinding), and then read what is
answered. Such a request carries that name; a host that is an address cannot be one.
"""

import base64
import binascii
import ipaddress
from collections.abc import Mapping
from functools import lru_cache

LOCAL = frozenset(("localhost", "host.docker.internal"))
"""Names that lead to this machine and that nobody can point elsewhere."""

_KEPT = (
    "host",
    "content-type",
    "content-encoding",
    "user-agent",
    "origin",
    "authorization",
    "x-mp-key",
)
"""The headers a capture keeps."""
_SHOWN = 8
"""Characters of a key that are shown."""


def host_name(host: str) -> str:
    """The name in a Host header, without the port."""
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0].lower().rstrip(".")


@lru_cache(256)
def is_ours(host: str, allowed: frozenset[str]) -> bool:
    """Whether a request for `host` (a Host header) is meant for this machine. Browsers always say
    a host; a request without one comes from none."""
    name = host_name(host)
    if not name or name in LOCAL or name in allowed or name.endswith(".localhost"):
        return True
    return _is_address(name)


def cors(headers: Mapping[str, str]) -> dict[str, str]:
    """What lets a page of any origin send here and read the answer (Fetch standard, CORS)."""
    origin = headers.get("Origin")
    if origin is None:
        return {}
    told = {
        "Access-Control-Allow-Origin": origin,
        "Access-Control-Expose-Headers": "x-mp-max-age",
        "Vary": "Origin",
    }
    if "Access-Control-Request-Method" in headers:
        told["Access-Control-Allow-Methods"] = "GET, POST, OPTIONS"
        told["Access-Control-Allow-Headers"] = headers.get("Access-Control-Request-Headers", "*")
        told["Access-Control-Max-Age"] = "600"
    if "Access-Control-Request-Private-Network" in headers:
        told["Access-Control-Allow-Private-Network"] = "true"
    return told


def kept(headers: Mapping[str, str]) -> dict[str, str]:
    """The headers worth keeping, with secrets masked."""
    found = {name: value for name in _KEPT if (value := headers.get(name)) is not None}
    if "authorization" in found:
        found["authorization"] = _masked(found["authorization"])
    return found


def key_of(headers: Mapping[str, str]) -> str:
    """The API key that came as the user of Basic authentication or in x-mp-key, else empty."""
    scheme, _, value = headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "basic":
        return _pair(value)[0]
    return headers.get("x-mp-key", "")


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _masked(value: str) -> str:
    """Enough of a key to tell it from others; nothing of a secret."""
    scheme, _, rest = value.partition(" ")
    if scheme.lower() != "basic":
        return f"{scheme} ••••" if rest else "••••"
    key = _pair(rest)[0]
    shown = key if len(key) <= 2 * _SHOWN else f"{key[:_SHOWN]}…"
    return f"Basic {shown}:••••"


def _pair(text: str) -> tuple[str, str]:
    try:
        key, _, secret = base64.b64decode(text, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return key, secret
