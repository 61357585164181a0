"""The only door to `resources/`: beside the package in a checkout, inside it in a wheel."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


@cache
def _root() -> Traversable:
    packed = files("inspector") / "_resources"
    if packed.is_dir():
        return packed
    return Path(__file__).parents[2] / "resources"


def read(name: str) -> bytes:
    """The bytes of a resource such as `themes/dark.toml`. Refuses a way out of the folder."""
    parts = name.split("/")
    if name.startswith("/") or ".." in parts or "\\" in name:
        raise ValueError(f"{name!r} leads out of the resources")
    return _root().joinpath(*parts).read_bytes()


def names(folder: str) -> tuple[str, ...]:
    """The files in a folder of the resources, sorted, as names for `read`."""
    found = (item.name for item in _root().joinpath(folder).iterdir() if item.is_file())
    return tuple(f"{folder}/{name}" for name in sorted(found))
