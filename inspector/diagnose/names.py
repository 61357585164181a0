"""Words that belong to MoEngage: ids it takes for placeholders, names it keeps for itself."""

from dataclasses import dataclass

import msgspec


@dataclass(frozen=True, slots=True)
class Names:
    """The two lists, ready for comparing."""

    blocked_ids: frozenset[str]
    """In lower case: the documents do not say whether case counts, so it is taken not to."""
    shortest_id: int
    reserved: frozenset[str]
    prefix: str
    allowed: frozenset[str]

    def is_reserved(self, name: str) -> bool:
        """Whether MoEngage keeps `name` for itself."""
        if name in self.allowed:
            return False
        return name in self.reserved or name.casefold().startswith(self.prefix)

    def is_blocked(self, customer_id: str) -> bool:
        """Whether MoEngage takes `customer_id` for no user."""
        return 0 < len(customer_id) < self.shortest_id or customer_id.casefold() in self.blocked_ids


class _Ids(msgspec.Struct, forbid_unknown_fields=True):
    shortest: int
    blocked: tuple[str, ...]


class _Reserved(msgspec.Struct, forbid_unknown_fields=True):
    prefix: str
    reserved: tuple[str, ...]
    allowed: tuple[str, ...]


def load_names(customer_ids: bytes, names: bytes) -> Names:
    """From the TOML texts of `moengage/customer_ids.toml` and `moengage/names.toml`."""
    ids = msgspec.toml.decode(customer_ids, type=_Ids)
    words = msgspec.toml.decode(names, type=_Reserved)
    return Names(
        blocked_ids=frozenset(value.casefold() for value in ids.blocked),
        shortest_id=ids.shortest,
        reserved=frozenset(words.reserved),
        prefix=words.prefix,
        allowed=frozenset(words.allowed),
    )
