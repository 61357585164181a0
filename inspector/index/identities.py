"""The identities of the batches of a source, each combination once, and who may hold a text.

They are kept as they were read. Of a hundred thousand, a search decodes the few whose bytes hold
what it looks for.
"""

import re
from typing import NamedTuple, TypeAlias

import numpy as np

from inspector.index.arrays import Interned, Numbers
from inspector.index.pattern import Pattern

Identities: TypeAlias = tuple[tuple[str, str], ...]
RawPeople: TypeAlias = bytes
"""The identities of a plain batch: the JSON of `user_identities` and of `mpid`, a line each; empty
where a field is not there."""


STEP = 1_000
"""People whose names of fields are cut out together: a millisecond in which no other thread has a
turn."""
_KEY = re.compile(rb'"[^"\\]*"\s*:')
_LITERAL = re.compile(rb"[^\\{\[\x80-\xff]*\{?[^\\{\[\x80-\xff]*")
"""Bytes that hold the values as they are: no escape, nothing nested, nothing beyond ASCII."""
_STRUCTURE = frozenset(" :,{}")
"""Characters that stand between values as well as in them."""


class _Seen(NamedTuple):
    """What was prepared of the first `people`."""

    people: int
    values: bytes
    """The JSON of all of them, without its keys."""
    ends: Numbers
    """Where each ends in `values`."""
    odd: Numbers
    """Those that must be decoded to know."""


class People(Interned[Identities | RawPeople]):
    """Identities with their numbers: as a row has them, or as text that is decoded on demand."""

    def __init__(self) -> None:
        super().__init__()
        self._seen = _Seen(0, b"", np.zeros(0, "i8"), np.zeros(0, "i8"))

    def holding(self, needle: str) -> tuple[Numbers, Numbers]:
        """The numbers of those of whom an identity holds `needle` (given in folded case), and of
        those of whom one may. None that does is left out."""
        none = np.zeros(0, "i8")
        if not needle:
            return none, np.arange(len(self.values))
        seen = self.prepare()
        if not (needle.isascii() and needle.isprintable()) or {'"', "\\"} & set(needle):
            return none, seen.odd  # stands in no text without an escape
        hits = Pattern(needle.encode()).find(seen.values)
        holders = np.unique(np.searchsorted(seen.ends, hits, "right"))
        if _STRUCTURE & set(needle):
            return none, np.union1d(holders, seen.odd)
        return holders, seen.odd

    def prepare(self) -> _Seen:
        """Does at once what the first question would have to wait for."""
        seen = self._seen = self._prepared(len(self.values))
        return seen  # another thread may have put down its own meanwhile, of fewer people

    def _prepared(self, count: int) -> _Seen:
        """The same for more people. Whoever else prepares them meanwhile comes to the same."""
        seen = self._seen
        if seen.people >= count:
            return seen
        lines: list[bytes] = []
        odd: list[int] = []
        for start in range(seen.people, count, STEP):
            lines += _lines(self.values[start : min(start + STEP, count)], start, odd)
        ends = np.cumsum([len(line) + 1 for line in lines]) + len(seen.values)
        return _Seen(
            count,
            seen.values + b"\0".join(lines) + b"\0",
            np.append(seen.ends, ends),
            np.append(seen.odd, np.array(odd, "i8")),
        )


def _lines(some: list[Identities | RawPeople], first: int, odd: list[int]) -> list[bytes]:
    """The values of some people, a line each; numbers of the odd ones, from `first` on, are added
    to `odd`."""
    texts = []
    for number, found in enumerate(some, start=first):
        text = found if isinstance(found, bytes) else b"\\"
        if b"null" in text or not _LITERAL.fullmatch(text):
            text = b""
            odd.append(number)
        texts.append(text)
    return _KEY.sub(b"", b"\0".join(texts)).split(b"\0")
