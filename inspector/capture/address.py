"""Where a capture listens and where it passes on to, in words."""

from urllib.parse import urlsplit

HOST = "127.0.0.1"
PORT = 8765


class CaptureError(Exception):
    """The capture could not start; the text is a sentence for the user."""

    def __init__(self, sentence: str, *, port_taken: bool = False) -> None:
        super().__init__(sentence)
        self.port_taken = port_taken


def base_url(host: str, port: int) -> str:
    """`http://127.0.0.1:8765`: where senders on this machine reach what listens at `host`."""
    host = HOST if host in ("0.0.0.0", "::") else host
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def upstream(text: str) -> str:
    """The address of an upstream without its last slash; empty means mParticle's own hosts. Raises
    ValueError with a sentence where it is no web address."""
    address = text.strip().rstrip("/")
    parts = urlsplit(address)
    if address and (parts.scheme not in ("http", "https") or not parts.hostname):
        raise ValueError(f"{address} is no address such as https://s2s.mparticle.com.")
    return address
