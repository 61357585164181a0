"""What a call of the identity service says of a user (mParticle's IDSync HTTP reference)."""

import re

from inspector.formats.scanner import Fault
from inspector.formats.text import value_of
from inspector.model.batch import Kind, Record
from inspector.model.identity import CUSTOMER_ID, CUSTOMER_ID_SPELLINGS, IdentityCall
from inspector.model.json import Json, text_of

LABEL = "identity call"
"""What such calls are called among other traffic."""

_ADDRESS = re.compile(r"/(?:(?P<mpid>-?\d+)/)?(?P<action>identify|login|logout|modify|search)/?$")
_ASKED = ("known_identities", "identity_changes", "previous_mpid", "request_timestamp_ms")


def identity_call(record: Record) -> IdentityCall | None:
    """What other traffic says of a user; None where it is no identity call that can be read. A
    recorded answer alone is one as well."""
    if record.kind is not Kind.OTHER or record.label != LABEL:
        return None
    asked, answer = _tree(record.text), _tree(record.answer)
    if not any(key in asked for key in _ASKED):
        asked, answer = {}, answer or asked
    address = _ADDRESS.search(record.about)
    known = _identities(asked.get("known_identities")) or _identities(
        answer.get("matched_identities")
    )
    mpid = _text(answer.get("mpid")) or (address["mpid"] or "" if address else "")
    if not (asked or mpid or known):
        return None
    time, logged_in = asked.get("request_timestamp_ms"), answer.get("is_logged_in")
    return IdentityCall(
        address["action"] if address else "",
        known,
        _changes(asked.get("identity_changes")),
        _text(asked.get("previous_mpid")),
        mpid,
        logged_in if isinstance(logged_in, bool) else None,
        time if isinstance(time, int) and not isinstance(time, bool) else None,
    )


def _tree(raw: bytes) -> dict[str, Json]:
    try:
        tree = value_of(raw)[0] if raw else None
    except Fault:
        return {}
    return tree if isinstance(tree, dict) else {}


def _identities(found: Json) -> tuple[tuple[str, str], ...]:
    if not isinstance(found, dict):
        return ()
    return tuple((_name(key), _text(value)) for key, value in found.items() if _text(value))


def _changes(found: Json) -> tuple[tuple[str, str, str], ...]:
    items = found if isinstance(found, list) else []
    return tuple(
        (
            _name(_text(each.get("identity_type"))),
            _text(each.get("old_value")),
            _text(each.get("new_value")),
        )
        for each in items
        if isinstance(each, dict)
    )


def _name(key: str) -> str:
    return CUSTOMER_ID if key in CUSTOMER_ID_SPELLINGS else key


def _text(value: Json) -> str:
    return "" if value is None or isinstance(value, dict | list | bool) else text_of(value)
