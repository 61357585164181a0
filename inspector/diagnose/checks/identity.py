"""Who the event belongs to (partner guide, User identities; Data API
overview, customer_id)."""

import re
from collections.abc import Iterator

from inspector.diagnose.checks.contact import EMAIL, is_digest
from inspector.diagnose.checks.decided import decided_by
from inspector.diagnose.checks.numbers import fits, is_rounded, whole
from inspector.diagnose.checks.subject import Subject
from inspector.diagnose.checks.told import listed
from inspector.diagnose.names import Names
from inspector.model.identity import CUSTOMER_ID, CUSTOMER_ID_SPELLINGS
from inspector.model.json import Json, escape, text_of
from inspector.model.mapping import Identity, MappingSettings
from inspector.model.problems import Finding

WORDS = {
    Identity.CUSTOMER_ID: "customer_id",
    Identity.EMAIL: "email",
    Identity.MPID: "mpid",
}

DEVICES = (
    "ios_advertising_id", "ios_idfv", "android_uuid", "android_advertising_id", "push_token",
    "amp_id", "roku_advertising_id", "fire_advertising_id", "microsoft_advertising_id",
)  # fmt: skip
"""Ids of a device in `device_info` (mParticle JSON reference)."""

_UNSUSPICIOUS = re.compile(r"[A-Za-z0-9_-]{1,31}")
"""Most ids are like this, and then only words can be wrong: asked first, because it is quick."""
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
"""Control characters, and those that take no room."""


@decided_by(
    "request:/customer_id",
    asked=lambda world: lambda value: key_faults(text_of(value), world.settings, world.names),
)
def key(subject: Subject) -> Iterator[Finding]:
    """The identity that becomes `customer_id`: there, usable, and what it looks like."""
    if not subject.mapping.requests:
        return
    word = WORDS[subject.settings.identity]
    body = subject.mapping.requests[-1].body
    if CUSTOMER_ID not in body:
        yield _missing(subject, word)
        return
    value = text_of(body[CUSTOMER_ID])
    pointers = subject.sources_of("/customer_id")
    values = {"identity": word, "value": value}
    for code in key_faults(value, subject.settings, subject.names):
        yield Finding(code, pointers, values)
    by_customer_id = subject.settings.identity is Identity.CUSTOMER_ID
    if by_customer_id and not isinstance(_identity(subject, pointers[0]), str):
        yield Finding("identity.number", pointers, values)


def key_faults(value: str, settings: MappingSettings, names: Names) -> tuple[str, ...]:
    """The problem codes of a text that becomes MoEngage's `customer_id`."""
    by_customer_id = settings.identity is Identity.CUSTOMER_ID
    if by_customer_id and _UNSUSPICIOUS.fullmatch(value) and not names.is_word(value):
        return ()
    faults = {
        "identity.empty": value == "",
        "identity.blocked": value != "" and names.is_blocked(value),
        "identity.placeholder": names.is_placeholder(value),
        "identity.white_space": value != value.strip(),
        "identity.control": not value.isprintable() and _UNSEEN.search(value) is not None,
        "identity.looks_like_email": by_customer_id and "@" in value and EMAIL.fullmatch(value),
        "identity.looks_hashed": by_customer_id and is_digest(value),
        "identity.case": settings.identity is Identity.EMAIL and value != value.lower(),
    }
    return tuple([code for code, found in faults.items() if found])


@decided_by()
def spelling(subject: Subject) -> Iterator[Finding]:
    """A customer id under another of its three spellings."""
    for name in subject.event.batch.part("user_identities"):
        if name in CUSTOMER_ID_SPELLINGS and name != CUSTOMER_ID:
            yield Finding("identity.misspelt", (f"/user_identities/{name}",), {"key": name})


@decided_by()
def unknown_keys(subject: Subject) -> Iterator[Finding]:
    """A key that is no identity of mParticle's but looks as if it were meant for one."""
    for name in subject.event.batch.part("user_identities"):
        meant = subject.names.meant.get(name.casefold())
        if meant and name not in CUSTOMER_ID_SPELLINGS:
            pointer = f"/user_identities/{escape(name)}"
            yield Finding("identity.unknown_key", (pointer,), {"key": name, "meant": meant})


@decided_by("event:/data/new/identity_type", asked=lambda _: text_of, types=(str,))
def key_change(subject: Subject) -> Iterator[Finding]:
    """A new value for the identity that the workspace keys on: a user update cannot say that the
    user of the old id is the user of the new one."""
    new = subject.event.data.get("new")
    if subject.event.event_type != "user_identity_change" or not isinstance(new, dict):
        return
    word = WORDS[subject.settings.identity]
    kind = new.get("identity_type")
    changed = CUSTOMER_ID if kind in CUSTOMER_ID_SPELLINGS else kind
    if changed == word:
        pointer = f"{subject.event.pointer}/data/new/identity"
        values = {"identity": word, "value": text_of(new.get("identity"))}
        yield Finding("identity.key_change", (pointer,), values)


@decided_by("batch:/mpid", asked=lambda world: lambda value: mpid_faults(value, world.settings))
def mpid(subject: Subject) -> Iterator[Finding]:
    """The mParticle ID: a signed 64-bit number that no JavaScript has rounded."""
    value = subject.event.batch.tree.get("mpid")
    for code in mpid_faults(value, subject.settings):
        yield Finding(code, ("/mpid",), {"value": text_of(value)})


def mpid_faults(value: Json, settings: MappingSettings) -> tuple[str, ...]:
    """The problem codes of an mParticle ID, given as number or as text. Text that is no number is
    common in test set-ups and harms nobody unless it is the key."""
    number = whole(value)
    if number is None:
        matters = value is not None and settings.identity is Identity.MPID
        return ("identity.mpid_invalid",) if matters else ()
    if not fits(number):
        return ("identity.mpid_invalid",)
    if number == 0:
        return ("identity.mpid_zero",)
    return ("identity.mpid_rounded",) if is_rounded(number) else ()


def _missing(subject: Subject, word: str) -> Finding:
    batch = subject.event.batch
    carried = [name for name, value in batch.identities if value]
    usable = [identity for identity in WORDS.values() if identity in carried]
    devices = [name for name in DEVICES if batch.part("device_info").get(name)]
    anonymous = not [name for name in carried if name != "mpid"]
    remedy = f"Set {word} in the app before the event is logged"
    if usable:
        others = f"; the batch has {', '.join(carried)}"
        remedy += f", or ask MoEngage to key the workspace on {' or '.join(usable)}"
    else:
        others = ", nor any other identity"
    if anonymous and (carried or devices):
        only = listed(("the mParticle ID",) * bool(carried) + ("the device",) * bool(devices))
        others = f": the user was not logged in, and only {only} is known"
        others = others.replace("is known", "are known") if carried and devices else others
    values = {"identity": word, "others": others, "remedy": f"{remedy}."}
    return Finding("identity.missing", ("/user_identities",), values)


def _identity(subject: Subject, pointer: str) -> Json:
    if pointer == "/mpid":
        return subject.event.batch.tree.get("mpid")
    return subject.event.batch.part("user_identities").get(pointer.rpartition("/")[2], "")
