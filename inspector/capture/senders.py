"""How each kind of sender is pointed at a capture: rows of a table, with the address filled in."""

from functools import cache
from urllib.parse import urlsplit

import msgspec

from inspector.storage import resources


class Sender(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of sender."""

    id: str
    title: str
    way: str
    """What to do, in sentences."""
    lines: str
    """What to paste."""
    https: str = ""
    """Where plain http will not do, and what will."""
    other: str = ""
    """What works without pointing anything here."""
    other_lines: str = ""

    def at(self, base_url: str) -> "Sender":
        """The same with the address of a capture that listens at `base_url`."""
        host = urlsplit(base_url).netloc
        port = str(urlsplit(base_url).port or "")

        def filled(text: str) -> str:
            text = text.replace("@URL@", base_url).replace("@HOST@", host)
            return text.replace("@PORT@", port).strip()

        return msgspec.structs.replace(
            self,
            way=filled(self.way),
            lines=filled(self.lines),
            https=filled(self.https),
            other=filled(self.other),
            other_lines=filled(self.other_lines),
        )


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    sender: tuple[Sender, ...]


@cache
def load() -> tuple[Sender, ...]:
    """Every sender, in the order of the table. Raises msgspec.ValidationError for a wrong row."""
    return msgspec.toml.decode(resources.read("capture/senders.toml"), type=_Table).sender


def find(name: str) -> Sender:
    """The sender with this id. Raises LookupError."""
    for sender in load():
        if sender.id == name:
            return sender
    raise LookupError(f"no sender is called {name}")
