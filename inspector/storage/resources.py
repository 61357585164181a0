"""The only door to `resources/`: beside the package in a checkout, inside it in a wheel."""

from functools import cache
from pathlib import Path


@cache
def _root() -> Path:
    # No importlib.resources: it brings zip archives along, and the window waits for it.
    package = Path(__file__).parents[1]
    packed = package / "_resources"
    return packed if packed.is_dir() else package.parent / "resources"


def read(name: str) -> bytes:
    """The bytes of a resource such as `themes/dark.toml`. Refuses a way out of the folder."""
    if name.startswith("/") or ".." in name.split("/") or "\\" in name:
        raise ValueError(f"{name!r} leads out of the resources")
    return (_root() / name).read_bytes()


def names(folder: str) -> tuple[str, ...]:
    """The files in a folder of the resources, sorted, as names for `read`."""
    found = (item.name for item in (_root() / folder).iterdir() if item.is_file())
    return tuple(f"{folder}/{name}" for name in sorted(found))
