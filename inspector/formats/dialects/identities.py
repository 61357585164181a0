"""Lists of identities, which every dialect writes with other keys, become one object by name."""

from inspector.formats.draft import Draft, Tree
from inspector.model.json import Json, text_of

DETAILS = "identity_details"
"""Where the batch keeps what a list says of an identity beyond its value: when it was set, how it
is encoded. No schema has it; an object of names and values has no room for it."""


class Entries:
    """Takes a list of `{type, value, …}`."""

    def __init__(
        self,
        draft: Draft,
        into: str,
        kind: str,
        value: str,
        table: str,
        choice: str = "",
    ) -> None:
        self._draft = draft
        self._into = into
        self._kind = kind
        self._value = value
        self._table = table
        self._choice = choice

    def take(self, listed: Json, at: str) -> None:
        """Puts every entry. What is no such list, or no such entry, is kept as it is."""
        batch = self._draft.batch
        if not isinstance(listed, list):
            self._draft.put(batch, (self._into,), at.rpartition("/")[2], listed)
            return
        holder = batch.setdefault(self._into, {})
        for index, entry in enumerate(listed):
            if isinstance(holder, dict) and isinstance(entry, dict) and self._named(entry):
                self._put(holder, entry, f"{at}/{index}")
            else:
                self._draft.put(batch, (DETAILS, f"entry {index + 1}"), f"entry {index + 1}", entry)

    def _named(self, entry: Tree) -> bool:
        kind = entry.get(self._kind)
        return self._value in entry and isinstance(kind, str | int)

    def _put(self, holder: Tree, entry: Tree, at: str) -> None:
        draft = self._draft
        kind = entry[self._kind]
        name = text_of(draft.choose(self._choice, kind) if self._choice else kind)
        value = entry[self._value]
        place = draft.keys.choices["short.device_identity"].get(name)
        if isinstance(place, str):
            draft.put(draft.batch, tuple(place.strip("/").split("/")), name, value, holder)
        else:
            draft.put(holder, (), name, value)
        draft.names[f"{at}/{self._value}"] = name
        rest = {key: item for key, item in entry.items() if key not in (self._kind, self._value)}
        if rest:
            details = draft.copy(rest, self._table, {}, at)
            draft.put(draft.batch, (DETAILS, name), name, details)
