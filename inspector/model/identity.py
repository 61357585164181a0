"""Identities of a user, and a call of mParticle's identity service, as values."""

from collections.abc import Mapping
from dataclasses import dataclass

CUSTOMER_ID = "customer_id"
CUSTOMER_ID_SPELLINGS = ("customer_id", "customerid", "customerId")
"""How the same identity is spelled by the schema, by three server SDKs, by a partner's example."""


@dataclass(frozen=True, slots=True)
class IdentityCall:
    """What an SDK asked about a user, and the answer as far as it was recorded (mParticle's IDSync
    HTTP reference)."""

    action: str = ""
    """`identify`, `login`, `logout`, `modify` or `search`; empty where the source does not tell."""
    known: tuple[tuple[str, str], ...] = ()
    """Identities that were sent or matched, by canonical name, values as text."""
    changes: tuple[tuple[str, str, str], ...] = ()
    """What a `modify` changes: name, old value, new value; empty texts for none."""
    previous_mpid: str = ""
    """The user before the call."""
    mpid: str = ""
    """The user it speaks of: from the answer, or from the address of a `modify`."""
    logged_in: bool | None = None
    """Whether the answer says that somebody is logged in; None where it does not."""
    time_ms: int | None = None
    """When the SDK asked, by its own clock."""

    @property
    def identities(self) -> tuple[tuple[str, str], ...]:
        """Every identity of the call, as a batch has them."""
        changed = {name: new for name, _, new in self.changes if new}
        mpid = {"mpid": self.mpid} if self.mpid else {}
        return in_order(dict(self.known) | changed | mpid)


def in_order(found: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Identities by their canonical names with customer id, e-mail and mpid first."""
    first = [name for name in (CUSTOMER_ID, "email", "mpid") if name in found]
    return tuple((name, found[name]) for name in dict.fromkeys([*first, *found]))
