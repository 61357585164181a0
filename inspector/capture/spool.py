"""The file that every captured request is appended to as it arrives: one JSON object a line.

A line holds when, how and where a request was sent and its body, unchanged; the readers of this
program open it like any recording. Written without a buffer, so that nothing is lost if the
program ends early; readable by this user only.
"""

import base64
import errno
import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

MAX_SIZE = 4 << 30
"""Bytes of a file before no more is taken: 4 GB, some 1.5 million batches."""


class SpoolError(Exception):
    """The file cannot take more; the text is a sentence for the user."""

    status = 503
    """The answer to a sender, which then tries again later."""


class Spool:
    """One open file. Use it in one thread."""

    def __init__(self, path: Path, most: int = MAX_SIZE) -> None:
        """Opens `path` for appending, made if need be. Raises SpoolError."""
        self.path = path
        self._most = most
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
            self._fd = os.open(path, flags, 0o600)
            self.size = os.fstat(self._fd).st_size
            """Bytes written, those of before included."""
            self._end_last_line()
        except OSError as error:
            raise SpoolError(_why(path, error)) from None

    def append(self, line: bytes) -> None:
        """Writes a whole line, its line break included, or nothing. Raises SpoolError."""
        if self.size + len(line) > self._most:
            raise SpoolError(
                f"{self.path} holds {self._most >> 30} GB, which is the most. "
                "Stop the capture and start another one."
            )
        written = 0
        try:
            while written < len(line):
                written += os.write(self._fd, line[written:] if written else line)
        except OSError as error:
            if written:
                os.ftruncate(self._fd, self.size)
            raise SpoolError(_why(self.path, error)) from None
        self.size += written

    def close(self) -> None:
        """Lets go of the file, and takes it away where nothing came. A second call does nothing."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1
            if not self.size:
                self.path.unlink(missing_ok=True)

    def _end_last_line(self) -> None:
        """A line that was cut off stays a line of its own."""
        if self.size:
            os.lseek(self._fd, self.size - 1, os.SEEK_SET)
            if os.read(self._fd, 1) != b"\n":
                self.size += os.write(self._fd, b"\n")


def new_path(folder: Path, now: datetime) -> Path:
    """A file of its own for a capture that begins now."""
    stamp = f"capture-{now:%Y-%m-%d-%H%M%S}"
    names = (f"{stamp}{f'-{n}' if n else ''}.ndjson" for n in range(1_000))
    return next(path for name in names if not (path := folder / name).exists())


def line_of(told: Mapping[str, Any], body: bytes, sound: bool) -> bytes:
    """One line: what is told of a request and its body, byte for byte where that is JSON on one
    line, else as text, else as base64."""
    head = msgspec.json.encode(told)[:-1]
    if not body:
        return head + b"}\n"
    if sound and body[:1] in (b"{", b"[") and b"\n" not in body and b"\r" not in body:
        return b'%b,"body":%b}\n' % (head, body)
    try:
        return b'%b,"body":%b}\n' % (head, msgspec.json.encode(body.decode()))
    except UnicodeDecodeError:
        packed = base64.b64encode(body)
        return b'%b,"isBase64Encoded":true,"body":"%b"}\n' % (head, packed)


def _why(path: Path, error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"The disk is full: {path} takes no more. Free some space; senders will try again."
    if error.errno == errno.EFBIG:
        return f"{path} may not grow any further here. Stop the capture and start another one."
    return f"{path} cannot be written: {error.strerror}."
