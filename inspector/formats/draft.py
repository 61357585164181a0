"""A canonical tree in the making: fields are put under the names of the key tables, and nothing
that was put is ever lost."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from inspector.formats.keys import Field, Keys
from inspector.model.json import Json, encode, escape, text_of

Tree = dict[str, Json]
Special = Callable[[Json, str], None]
"""Takes over a key the tables cannot express: its value, and the value's pointer in the source."""

_WHOLE = re.compile(r"-?(?:0|[1-9]\d{0,29})")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,29})(?:\.\d{1,20})?")


class Draft:
    """What a dialect fills while it walks through its own tree."""

    def __init__(self, keys: Keys) -> None:
        self.keys = keys
        self.batch: Tree = {}
        self.names: dict[str, str] = {}
        """Pointer into the source → the name the key there has in the Events API, where it is
        another one."""

    def copy(
        self,
        source: Tree,
        table: str,
        here: Tree,
        at: str = "",
        special: Mapping[str, Special] | None = None,
    ) -> Tree:
        """Puts every field of `source` into `here`, or into the batch where the table says so.

        `at` is the pointer of `source`. A key without a row keeps its name. Returns `here`.
        """
        rows = self.keys.objects[table]
        for key, value in source.items():
            pointer = f"{at}/{escape(key)}"
            row = rows.get(key) or rows.get("*")
            if row and row.name:
                self.names[pointer] = row.name
            if special and key in special:
                special[key](value, pointer)
            elif row is None:
                self.put(here, (), key, value)
            else:
                into = self.batch if row.in_batch else here
                self.put(into, row.path, key, self.value(row, value, pointer), here)
        return here

    def value(self, row: Field, value: Json, at: str) -> Json:
        """A value as its row says; as it is where the row does not fit it."""
        if row.object and isinstance(value, dict):
            return self.copy(value, row.object, {}, at)
        if row.object and isinstance(value, list):
            return [self.value(row, item, f"{at}/{index}") for index, item in enumerate(value)]
        if row.choice:
            return self.choose(row.choice, value)
        if row.as_ and isinstance(value, str):
            return number(value, whole=row.as_ == "whole")
        return value

    def choose(self, choice: str, value: Json) -> Json:
        """What a code stands for; the code itself where the table does not know it."""
        if value is None or isinstance(value, dict | list):
            return value
        return self.keys.choices[choice].get(text_of(value), value)

    def put(
        self, into: Tree, path: tuple[str, ...], key: str, value: Json, here: Tree | None = None
    ) -> None:
        """Sets `value` at `path`, or under its own `key` where `path` is empty. A place that is
        taken by something else stays as it is: the value then stands under its own key in `here`,
        numbered if need be."""
        *steps, last = path or (key,)
        if not steps and last not in into:
            into[last] = value
            return
        holder: Json = into
        for step in steps:
            holder = holder.setdefault(step, {}) if isinstance(holder, dict) else None
        if not isinstance(holder, dict) or not self._fits(holder, last, value):
            home = into if here is None else here
            free = key
            count = 2
            while free in home:
                free, count = f"{key} ({count})", count + 1
            home[free] = value

    def _fits(self, holder: Tree, name: str, value: Json) -> bool:
        """Sets or merges, if nothing is lost by it."""
        if name not in holder:
            holder[name] = value
            return True
        there = holder[name]
        if isinstance(there, dict) and isinstance(value, dict):
            for key, item in value.items():
                self.put(there, (), key, item)
            return True
        return encode(there) == encode(value)


def number(text: str, *, whole: bool) -> Json:
    """The number `text` writes, if it would be written back the same; else the text."""
    pattern = _WHOLE if whole else _NUMBER
    if not pattern.fullmatch(text):
        return text
    value = Decimal(text) if "." in text else int(text)
    return value if text_of(value) == text else text
