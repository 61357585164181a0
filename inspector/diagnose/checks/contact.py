"""Addresses and numbers by which people are reached: whether they can be what they seem to be."""

import re
from collections.abc import Iterator

from inspector.diagnose.checks.decided import decided_by
from inspector.diagnose.checks.subject import Subject
from inspector.diagnose.checks.told import short, sources_of
from inspector.model.json import Json, text_of
from inspector.model.problems import Finding

EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_E164 = re.compile(r"\+?[1-9][0-9]{6,14}")
_DIGEST = re.compile(r"([0-9a-fA-F]{40}|[0-9a-fA-F]{64})")
_DIGEST_OF_AN_EMAIL = re.compile(r"([0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{64})")
_MOBILE = ("mobile", "u_mb")
"""What MoEngage calls a mobile number (Data API overview, standard attributes)."""


@decided_by("batch:/user_identities/email", asked=lambda _: email_fault)
def email(subject: Subject) -> Iterator[Finding]:
    """The identity that must be an address."""
    value = subject.event.batch.part("user_identities").get("email")
    if subject.mapping.requests and (code := email_fault(value)):
        yield Finding(code, ("/user_identities/email",), {"value": short(text_of(value))})


def email_fault(value: Json) -> str:
    """The problem code of an e-mail identity. White space around it is another matter, and an
    empty one is none."""
    if value is None or value == "":
        return ""
    text = text_of(value).strip()
    if "@" not in text:
        return "email.hashed" if _DIGEST_OF_AN_EMAIL.fullmatch(text) else "email.not_an_address"
    return "" if EMAIL.fullmatch(text) and ".." not in text else "email.malformed"


@decided_by(
    "request:/attributes/mobile",
    "request:/attributes/u_mb",
    asked=lambda _: mobile_fault,
)
def mobile(subject: Subject) -> Iterator[Finding]:
    """A mobile number that no network would know."""
    for request, holder, attributes in subject.attributes():
        if holder != "/attributes":
            continue
        for name in _MOBILE:
            if mobile_fault(attributes.get(name)):
                at = f"/{request}{holder}/{name}"
                values = {"value": short(text_of(attributes[name]))}
                yield Finding("mobile.not_e164", sources_of(subject, at), values)


def mobile_fault(value: Json) -> bool:
    """Whether a value is a mobile number in no international form."""
    return value not in (None, "") and not _E164.fullmatch(text_of(value))


def is_digest(value: str) -> bool:
    """Whether an id is as long as a SHA digest and made of its digits. MD5 has the length of a
    UUID, so that says nothing."""
    return _DIGEST.fullmatch(value) is not None and any(each in value.lower() for each in "abcdef")
