"""Where the lines of a formatted JSON text belong: depth, container, place in it. Pure.

An event of 1 MB has 50,000 lines, and some forty are in sight. So the few facts every line needs
are worked out for all lines at once, in arrays; a pointer is made when somebody asks for it.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import TypeAlias, overload

import msgspec
import numpy as np
import numpy.typing as npt

from inspector.model.json import escape

Ints: TypeAlias = npt.NDArray[np.int64]

REMEMBERED = 1_000
"""Lines kept once they were made: some screens full."""

NOWHERE = -1
"""The container of the outermost value."""

_KEY_END = re.compile(r'"(?:[^"\\]|\\.)*"')


class Texts(Sequence[str]):
    """Lines that are made when they are asked for, and remembered for the next painting."""

    def __init__(self, count: int, text: Callable[[int], str]) -> None:
        self._count = count
        self._text = lru_cache(REMEMBERED)(text)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, line: int) -> str: ...
    @overload
    def __getitem__(self, line: slice) -> list[str]: ...
    def __getitem__(self, line: int | slice) -> str | list[str]:
        if isinstance(line, slice):
            return [self._text(each) for each in range(*line.indices(self._count))]
        if not 0 <= line < self._count:
            raise IndexError(line)
        return self._text(line)


class Layout:
    """The lines of one value as msgspec formats it, two spaces a level: one member a line, an empty
    container on one line, so that the end of a line says whether it opens or closes one."""

    def __init__(self, raw: bytes) -> None:
        """Formats `raw`, which is valid JSON; numbers, key order and escapes stay as they are."""
        text = msgspec.json.format(raw, indent=2)
        chars = np.frombuffer(text, np.uint8)
        stops = np.append(np.flatnonzero(chars == ord("\n")), len(chars))
        count = len(stops)
        self._text, self._stops = text, stops
        self.texts = Texts(count, partial(_line, text, stops))
        self._sizes: Ints = np.diff(stops, prepend=NOWHERE) - 1
        self.longest = int(self._sizes.max())
        """Bytes of the longest line: no line has more characters."""
        last = chars[stops - 1]
        comma = last == ord(",")
        end, before = chars[stops - 1 - comma], chars[stops - 2 - comma]
        self.opens = (last == ord("{")) | (last == ord("["))
        self.closes = ((end == ord("}")) | (end == ord("]"))) & (
            (before == ord(" ")) | (before == ord("\n"))
        )
        depth = np.cumsum(self.opens) - self.opens - np.cumsum(self.closes)
        # Sorted by depth, then line: in this order a container's members are neighbours.
        openers, closers = (_by_depth(depth, which) for which in (self.opens, self.closes))
        members = _by_depth(depth, ~self.closes)
        self._keys = depth[members] * count + members
        self.ends: Ints = np.full(count, NOWHERE)
        self.ends[openers] = closers
        rank: Ints = np.zeros(count, np.int64)
        rank[members] = np.arange(len(members))
        firsts = np.zeros(len(members), np.int64)
        firsts[rank[openers + 1]] = 1
        self.parents: Ints = np.full(count, NOWHERE)
        self.parents[members] = np.append(NOWHERE, openers)[np.cumsum(firsts)]
        self.parents[closers] = openers
        self._members, self._rank, self._depth, self._count = members, rank, depth, count
        self._tokens: dict[int, str] = {}
        self._children: dict[int, dict[str, int]] = {}
        self._found: dict[str, int | None] = {}
        """The containers that were looked for: their members are asked for one after another."""

    def tokens(self, line: int) -> str:
        """The pointer of the member on `line`, or of the container it opens or closes, counted
        from the value itself."""
        chain = []
        at = int(self.parents[line]) if self.closes[line] else line
        while at not in self._tokens and (parent := int(self.parents[at])) != NOWHERE:
            chain.append(at)
            at = parent
        pointer = self._tokens.setdefault(at, "")
        for at in reversed(chain):
            pointer = f"{pointer}/{self._token(at)}"
            if self.opens[at]:
                self._tokens[at] = pointer
        return pointer

    def find(self, tokens: str) -> int | None:
        """The line of a pointer counted from the value itself; of duplicate keys the last one, as
        it is the one that counts."""
        around, _, token = tokens.rpartition("/")
        if around not in self._found:
            self._found[around] = self._walk(around)
        line = self._found[around]
        return line if not tokens or line is None else self._child(line, token)

    def count(self, start: int) -> int:
        """How many members the container has that opens on line `start`."""
        return len(self._of(start))

    def longer_than(self, size: int) -> Ints:
        """The lines of more than so many bytes."""
        return np.flatnonzero(self._sizes > size)

    def leaves(self, start: int) -> int:
        """How many leaves are in the container that opens on line `start`."""
        inside = slice(start + 1, int(self.ends[start]))
        return int(np.count_nonzero(~(self.opens[inside] | self.closes[inside])))

    # -- inside ---------------------------------------------------------------------------------

    def _token(self, line: int) -> str:
        parent = int(self.parents[line])
        if self._text[self._stops[parent] - 1] == ord("["):
            return str(int(self._rank[line] - self._rank[parent + 1]))
        return self._key(line, int(self._depth[line]) * 2)

    def _key(self, line: int, indent: int) -> str:
        """The key of a member. One with a backslash may hold what looks like its end, so that one
        is read properly."""
        text = self.texts[line]
        key = text[indent + 1 : text.find('": ', indent + 1)]
        if "\\" not in key:
            return escape(key)
        member = text[indent:]
        return escape(msgspec.json.decode(member[: key_end(member)], type=str))

    def _of(self, line: int) -> Ints:
        """The members of a container."""
        first, depth = int(self._rank[line + 1]), int(self._depth[line + 1])
        end = int(np.searchsorted(self._keys, depth * self._count + int(self.ends[line])))
        return self._members[first:end]

    def _walk(self, tokens: str) -> int | None:
        line: int | None = 0
        for token in tokens.split("/")[1:]:
            line = None if line is None else self._child(line, token)
        return line

    def _child(self, line: int, token: str) -> int | None:
        if not self.opens[line]:
            return None
        first = int(self._rank[line + 1])
        if self._text[self._stops[line] - 1] == ord("["):
            at = first + int(token) if token.isdecimal() else len(self._members)
            if at >= len(self._members) or self.parents[self._members[at]] != line:
                return None
            return int(self._members[at])
        if line not in self._children:
            indent = int(self._depth[line + 1]) * 2
            self._children[line] = {self._key(at, indent): at for at in self._of(line).tolist()}
        return self._children[line].get(token)


def key_end(member: str) -> int:
    """Where the key of a member ends, 0 where the text is no member."""
    match = _KEY_END.match(member)
    return match.end() if match and member.startswith(": ", match.end()) else 0


def _line(text: bytes, stops: Ints, line: int) -> str:
    start = int(stops[line - 1]) + 1 if line else 0
    return text[start : int(stops[line])].decode(errors="replace")


def _by_depth(depth: Ints, which: npt.NDArray[np.bool_]) -> Ints:
    lines = np.flatnonzero(which)
    return lines[np.argsort(depth[lines].astype(np.int16), kind="stable")]
