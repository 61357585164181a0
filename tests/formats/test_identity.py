"""What a call of the identity service says of a user."""

import pytest

from inspector.formats import read, sort_out
from inspector.formats.identity import LABEL, identity_call
from inspector.model.batch import Kind, Record
from inspector.model.identity import IdentityCall
from tests.formats.helpers import real

ASKED = (
    b'{"previous_mpid":"-8662059857093091527","request_timestamp_ms":1795439397001,'
    b'"known_identities":{"email":"m@shop.test","customerid":"c-1","push_token":null}}'
)
ANSWER = b'{"mpid":"2627520916699031218","is_logged_in":true,"matched_identities":{}}'


def record(raw: bytes, about: str = "", answer: bytes = b"") -> Record:
    return Record(1, "entry", 0, raw, Kind.OTHER, label=LABEL, about=about, answer=answer)


def test_a_call_with_its_answer() -> None:
    """Who was asked for, who it was before, who it is."""
    call = identity_call(record(ASKED, "POST https://identity.test/v1/login", ANSWER))
    assert call == IdentityCall(
        "login",
        (("email", "m@shop.test"), ("customer_id", "c-1")),
        (),
        "-8662059857093091527",
        "2627520916699031218",
        True,
        1795439397001,
    )


def test_a_change_names_its_user_in_the_address() -> None:
    """Old and new value of each identity; what goes has no new one."""
    raw = (
        b'{"identity_changes":[{"identity_type":"email","old_value":"a@b.c","new_value":"d@e.f"},'
        b'{"identity_type":"customerid","old_value":"c-1","new_value":null},7]}'
    )
    call = identity_call(record(raw, "POST https://identity.test/v1/-77/modify"))
    assert call is not None
    assert (call.action, call.mpid) == ("modify", "-77")
    assert call.changes == (("email", "a@b.c", "d@e.f"), ("customer_id", "c-1", ""))
    assert call.identities == (("email", "d@e.f"), ("mpid", "-77"))


def test_an_answer_alone() -> None:
    """As some logs have it: with what was matched."""
    call = identity_call(record(b'{"mpid":7,"matched_identities":{"customerid":"c-1"}}'))
    assert call is not None
    assert call.identities == (("customer_id", "c-1"), ("mpid", "7"))


@pytest.mark.parametrize("raw", [b"", b"[]", b"{", b'{"a":1}', b"name=a&password=b"])
def test_what_says_nothing_of_a_user(raw: bytes) -> None:
    """Is none, whatever its address."""
    assert identity_call(record(raw, "POST https://a.test/v1/login")) is None


def test_only_other_traffic_is_asked() -> None:
    """A batch may have such words as well."""
    assert identity_call(Record(1, "line", 0, ASKED)) is None
    assert identity_call(sort_out(Record(1, "line", 0, ASKED))) is not None


def test_a_recorded_session() -> None:
    """A real web SDK asks at its start, at login and at logout."""
    calls = [call for each in read(real("har/web-session.har")) if (call := identity_call(each))]
    assert [(call.action, call.logged_in) for call in calls] == [
        ("identify", True), ("login", True), ("logout", False),
    ]  # fmt: skip
    assert calls[0].mpid == calls[1].previous_mpid == "-8662059857093091527"
