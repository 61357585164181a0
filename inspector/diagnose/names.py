"""Words that belong to MoEngage, and words that give a value away."""

from dataclasses import dataclass

import msgspec


@dataclass(frozen=True, slots=True)
class Names:
    """The lists, ready for comparing. What is compared without case stands in lower case."""

    blocked_ids: frozenset[str]
    """The documents do not say whether case counts, so it is taken not to."""
    shortest_id: int
    reserved: frozenset[str]
    prefix: str
    allowed: frozenset[str]
    placeholders: frozenset[str]
    """Ids that are none, but which MoEngage takes."""
    test_domains: frozenset[str]
    test_endings: tuple[str, ...]
    test_names: frozenset[str]
    meant: dict[str, str]
    """Keys that are no identity of mParticle's, and the one their writers mean."""

    def is_reserved(self, name: str) -> bool:
        """Whether MoEngage keeps `name` for itself."""
        if name in self.allowed:
            return False
        return name in self.reserved or name.casefold().startswith(self.prefix)

    def is_reserved_event(self, name: str) -> bool:
        """Whether an event of this name may not be tracked: for events, MoEngage names the prefix
        without its underscore."""
        return self.is_reserved(name) or name.casefold().startswith(self.prefix.rstrip("_"))

    def is_word(self, customer_id: str) -> bool:
        """Whether `customer_id` may be blocked or a placeholder, white space and gaps aside."""
        text = customer_id.casefold()
        return len(text) < self.shortest_id or text in self.blocked_ids or text in self.placeholders

    def is_blocked(self, customer_id: str) -> bool:
        """Whether MoEngage takes `customer_id` for no user."""
        return 0 < len(customer_id) < self.shortest_id or customer_id.casefold() in self.blocked_ids

    def is_placeholder(self, customer_id: str) -> bool:
        """Whether `customer_id` is a word for having none, or a gap that nobody filled in, and
        MoEngage takes it all the same."""
        is_word = customer_id.strip().casefold() in self.placeholders
        return (is_word or is_gap(customer_id)) and not self.is_blocked(customer_id)

    def is_for_tests(self, address: str) -> bool:
        """Whether an e-mail address is one of those that nobody has."""
        name, at, domain = address.strip().casefold().rpartition("@")
        if not at:
            return False
        return (
            domain in self.test_domains
            or domain.endswith(self.test_endings)
            or name.partition("+")[0] in self.test_names
        )


def is_gap(text: str) -> bool:
    """Whether a text is a template's gap that nobody filled in: `${user.id}`, `{{id}}`."""
    return text.startswith(("${", "{{")) and text.endswith("}")


class _Ids(msgspec.Struct, forbid_unknown_fields=True):
    shortest: int
    blocked: tuple[str, ...]


class _Reserved(msgspec.Struct, forbid_unknown_fields=True):
    prefix: str
    reserved: tuple[str, ...]
    allowed: tuple[str, ...]


class _Suspects(msgspec.Struct, forbid_unknown_fields=True):
    placeholders: frozenset[str]
    test_domains: frozenset[str]
    test_endings: tuple[str, ...]
    test_names: frozenset[str]
    meant: dict[str, str]


def load_names(customer_ids: bytes, names: bytes, suspects: bytes) -> Names:
    """From the TOML texts of `customer_ids`, `names` and `suspects` in `moengage/`."""
    ids = msgspec.toml.decode(customer_ids, type=_Ids)
    words = msgspec.toml.decode(names, type=_Reserved)
    doubtful = msgspec.toml.decode(suspects, type=_Suspects)
    return Names(
        blocked_ids=frozenset(value.casefold() for value in ids.blocked),
        shortest_id=ids.shortest,
        reserved=frozenset(words.reserved),
        prefix=words.prefix,
        allowed=frozenset(words.allowed),
        placeholders=doubtful.placeholders,
        test_domains=doubtful.test_domains,
        test_endings=doubtful.test_endings,
        test_names=doubtful.test_names,
        meant=doubtful.meant,
    )
