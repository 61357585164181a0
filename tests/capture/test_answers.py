"""What a sender is answered."""

from inspector.capture import answers
from inspector.capture.answers import Answer, Posted
from inspector.model.json import Json, decode

NOW = 1_795_435_387_114


def _body(answer: Answer) -> dict[str, Json]:
    found = decode(answer.body)
    assert isinstance(found, dict)
    return found


def test_a_user_keeps_the_mpid() -> None:
    """The same identities get the same mpid, others another one; the device does not matter then.
    It is text, because web senders read it with JavaScript."""

    def ask(known: str) -> Json:
        return _body(answers.identity(Posted(b'{"known_identities":%b}' % known.encode(), NOW)))[
            "mpid"
        ]

    first = ask('{"customerid":"c-1","device_application_stamp":"a"}')
    assert isinstance(first, str)
    assert 0 < int(first) < 2**63
    assert first == ask('{"device_application_stamp":"b","customerid":"c-1"}')
    assert first != ask('{"customerid":"c-2"}')
    assert ask('{"device_application_stamp":"a"}') != ask('{"device_application_stamp":"b"}')


def test_somebody_known_is_logged_in() -> None:
    """Who has more than a device is logged in; nobody is asked for anything."""
    known = answers.identity(Posted(b'{"known_identities":{"email":"a@b.test"}}', NOW))
    nobody = answers.identity(Posted(b"no json", NOW))

    assert _body(known)["is_logged_in"] is True
    assert _body(known)["matched_identities"] == {"email": "a@b.test"}
    assert _body(nobody)["is_logged_in"] is False
    assert nobody.headers == {"x-mp-max-age": "86400"}


def test_a_partner_answers_in_kind() -> None:
    """A Firehose request gets the response of its type; nothing else does."""
    answer = answers.of_partner(Posted(b'{"type":"event_processing_request"}', NOW))

    assert answer is not None
    assert _body(answer)["type"] == "event_processing_response"
    assert answers.of_partner(Posted(b'{"type":"x"}', NOW)) is None
    assert answers.of_partner(Posted(b"[1]", NOW)) is None


def test_every_answer_is_json_or_nothing() -> None:
    """No sender is given a page; an app is told the time."""
    for make in answers.BY_NAME.values():
        answer = make(Posted(b"", NOW))
        assert 200 <= answer.status < 300
        assert not answer.body or _body(answer) is not None
    assert _body(answers.app_events(Posted(b"", NOW)))["ct"] == NOW
    assert _body(answers.app_config(Posted(b"", NOW)))["dt"] == "ac"


def test_what_is_refused_is_refused_in_the_words_of_the_api() -> None:
    """Status 400 with a list of errors."""
    answer = answers.refused("Why.")

    assert answer.status == 400
    assert _body(answer) == {"errors": [{"code": "BAD_REQUEST", "message": "Why."}]}
