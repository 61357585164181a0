"""Places in a decoded tree by the way to them; what is changed there is copied on the way. Pure."""

from typing import Any, TypeAlias

from inspector.model.json import Json, escape

Path: TypeAlias = tuple[str | int, ...]
"""Keys of objects and places in lists, from the root down."""


def get(tree: Json, path: Path) -> Json:
    """What stands there; None where nothing does."""
    for step in path:
        if isinstance(tree, dict) and isinstance(step, str):
            tree = tree.get(step)
        elif isinstance(tree, list) and isinstance(step, int) and step < len(tree):
            tree = tree[step]
        else:
            return None
    return tree


def put(tree: dict[str, Json], path: Path, value: Json) -> None:
    """Puts `value` at `path` and copies what holds it; everything above is there."""
    holder, last = _own(tree, path)
    holder[last] = value


def take(tree: dict[str, Json], path: Path) -> None:
    """Takes away what stands there and copies what held it."""
    holder, last = _own(tree, path)
    del holder[last]


def pointer_to(path: Path) -> str:
    """The pointer that leads there."""
    return "".join(f"/{escape(str(step))}" for step in path)


def _own(tree: dict[str, Json], path: Path) -> tuple[Any, str | int]:
    """What holds the last step, and that step; `tree` itself is changed, all below it copied."""
    holder: Any = tree
    for step in path[:-1]:
        held = holder[step]
        holder[step] = held.copy() if isinstance(held, dict | list) else {}
        holder = holder[step]
    return holder, path[-1]
