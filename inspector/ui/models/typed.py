"""Where the fields stand in a JSON text that somebody types. Pure."""

import re

from inspector.model.json import decode, escape

_TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"|[{}\[\]:,]|\n|[^\s{}\[\]:,"]+')


class _Open:
    """A container that is open where the text is being read."""

    def __init__(self, pointer: str, is_list: bool) -> None:
        self.pointer, self.is_list = pointer, is_list
        self.items = 0
        self.key: str | None = None

    def child(self) -> str:
        """The pointer of the value that begins now."""
        if self.is_list:
            self.items += 1
            return f"{self.pointer}/{self.items - 1}"
        key, self.key = self.key, None
        return f"{self.pointer}/{key}"


def places(text: str) -> dict[str, int] | None:
    """The line of every field by its pointer, counted from 0; of duplicate keys the last one. None
    where the text is not whole, as in the middle of a change."""
    found: dict[str, int] = {}
    around: list[_Open] = []
    line = 0
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token == "\n":
            line += 1
        elif token in "}]":
            if not around or around.pop().is_list is not (token == "]"):
                return None
        elif token in ":,":
            continue
        elif around and not around[-1].is_list and around[-1].key is None:
            if not token.startswith('"'):
                return None
            around[-1].key = escape(_name(token))
        else:
            pointer = around[-1].child() if around else ""
            found[pointer] = line
            if token in "{[":
                around.append(_Open(pointer, token == "["))
    return None if around or not found else found


def shifted(lines: dict[str, int], at: int, by: int) -> dict[str, int]:
    """The same after `by` lines were put in below line `at`, or taken away where it is negative."""
    return {pointer: max(at, line + by) if line > at else line for pointer, line in lines.items()}


def _name(token: str) -> str:
    return str(decode(token.encode())) if "\\" in token else token[1:-1]
