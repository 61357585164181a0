"""Small JSON files that are whole or absent: written aside and swapped in, for this user only."""

import os
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


class Unfit(Exception):
    """A file that is there and cannot be used; the text is a sentence that says why."""


def read(
    path: Path, form: type[T], version: int, older: Callable[[Any], None] = lambda _: None
) -> T | None:
    """What `path` holds, checked against `form`; None where there is no file. `older` puts what
    earlier programs wrote into the words of this one, in place. Raises Unfit."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Unfit(f"{path} cannot be read: {error.strerror}.") from None
    try:
        found = msgspec.json.decode(raw, type=_Version).version
        if found != version:
            raise Unfit(f"{path} has version {found}; this program reads version {version}.")
        tree = msgspec.json.decode(raw)
        older(tree)
        value = msgspec.convert(tree, form)
    except msgspec.MsgspecError as error:
        raise Unfit(f"{path} is not what this program writes: {error}.") from None
    if strange := next(_strange(tree, msgspec.to_builtins(value)), ""):
        raise Unfit(f"{path} has “{strange}”, which this program does not know.")
    return value


def write(path: Path, value: Any) -> None:
    """Replaces `path` at once with `value` as JSON, readable by this user only. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    text = msgspec.json.format(msgspec.json.encode(value), indent=2)
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # made with 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text + b"\n")
            file.flush()
            os.fsync(file.fileno())
        Path(aside).replace(path)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise


def set_aside(path: Path) -> Path:
    """Renames a broken file so that nothing is lost; returns its new name. Raises OSError."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    return path.rename(path.with_name(f"{path.stem}.broken-{stamp}{path.suffix}"))


def _strange(found: object, known: object, place: str = "") -> Iterator[str]:
    """Keys that were read and not understood; msgspec passes over them inside dataclasses."""
    if isinstance(found, dict) and isinstance(known, dict):
        for key, value in found.items():
            if key in known:
                yield from _strange(value, known[key], f"{place}{key}.")
            else:
                yield f"{place}{key}"
    elif isinstance(found, list) and isinstance(known, list | tuple):
        for index, (item, kept) in enumerate(zip(found, known, strict=True)):
            yield from _strange(item, kept, f"{place}{index}.")


class _Version(msgspec.Struct):
    version: int
