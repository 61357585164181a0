"""The files in a folder, as somebody means them who opens the folder."""

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

MOST = 200
"""Files that one folder brings: more are hardly meant, and each takes a line of the window."""


class Spread(NamedTuple):
    """Paths, with the files of each folder in its place."""

    files: list[Path]
    empty: list[Path]
    """Folders without a file."""
    crowded: list[Path]
    """Folders with more than `MOST` files: the rest is left out."""


def spread(paths: Iterable[Path]) -> Spread:
    """Takes files at any depth, in the order of their names; hidden ones are left out."""
    files, empty, crowded = found_all = Spread([], [], [])
    for path in paths:
        if not path.is_dir():
            files.append(path)
            continue
        found = list(islice(_within(path), MOST + 1))
        files += found[:MOST]
        if not found:
            empty.append(path)
        elif len(found) > MOST:
            crowded.append(path)
    return found_all


def _within(folder: Path) -> Iterator[Path]:
    for at, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(at, name) for name in sorted(names) if not name.startswith("."))
