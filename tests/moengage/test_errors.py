"""Every answer has a meaning: by its status first, refined by MoEngage's type."""

import json

import pytest

from inspector.model.delivery import Answer
from inspector.moengage import tables
from inspector.moengage.errors import AnswerFault, explain

OK = b'{"status":"success","message":"Your request has been accepted."}'


def _answer(status: int, error_type: str = "", message: str = "", body: bytes = b"") -> Answer:
    return Answer(status, body, (), error_type, message)


def test_success_needs_moengages_own_words() -> None:
    """A 200 with MoEngage's body is accepted; a sign-in page's 200 is not, and stops a run."""
    assert explain(_answer(200, body=OK)) is None
    strange = explain(_answer(200, body=b"<html>Please sign in</html>"))
    assert strange is not None
    assert strange.stops
    assert not strange.retry
    failing = explain(_answer(200, "TypeError", "expected string"))
    assert failing is not None
    assert not failing.retry


@pytest.mark.parametrize(
    ("status", "error_type", "retry", "stops", "words"),
    [
        (400, "MissingAttributeError", False, False, "customer_id is gone."),
        (400, "Something new", False, False, "could not use the request: customer_id is gone."),
        (400, "Blacklisted", False, True, "blacklisted"),
        (400, "InvalidParams", False, True, "workspace id"),
        (401, "Required", False, True, "id and key"),
        (403, "Account Suspended", False, True, "suspended"),
        (404, "", False, True, "no MoEngage Data API"),
        (409, "", False, True, "differ"),
        (413, "Payload too large", False, False, "128 KB"),
        (415, "", False, False, "JSON"),
        (422, "", False, False, "refused the request: customer_id is gone."),
        (429, "Whatever They Call It", True, False, "rate limit"),
        (500, "ServerError", True, False, "fault of its own"),
        (503, "", True, False, "fault of its own"),
        (302, "", False, True, "elsewhere"),
        (700, "", False, True, "not MoEngage"),
    ],
)
def test_meaning_of(status: int, error_type: str, retry: bool, stops: bool, words: str) -> None:
    """What is tried again, what ends a run, and MoEngage's sentence inside ours."""
    meaning = explain(_answer(status, error_type, "customer_id is gone."))
    assert meaning is not None
    assert (meaning.retry, meaning.stops) == (retry, stops)
    assert words in meaning.sentence


def test_every_published_refusal_is_explained() -> None:
    """No answer MoEngage documents is “strange”; only 429 and 5xx are tried again."""
    for family, rows in tables.answers().items():
        for fault, row in rows.items():
            body = json.dumps(row.body("x")).encode()
            meaning = explain(_answer(row.status, row.type, row.message, body))
            if row.status == 200:
                assert meaning is None, (family, fault)
            else:
                assert meaning is not None
                assert "not MoEngage" not in meaning.sentence
                assert meaning.retry == (row.status == 429 or row.status >= 500)


def test_every_meaning_has_both_sentences() -> None:
    """What it is and what to do."""
    for row in tables.meanings():
        assert row.sentence.endswith((".", "}"))
        assert row.remedy.endswith(".")
        assert not (row.retry and row.stops)


def test_a_silent_refusal_still_reads_well() -> None:
    """Without a message the status stands in for it."""
    meaning = explain(_answer(500))
    assert meaning is not None
    assert meaning.sentence.endswith("it answered 500 without a reason.")


def test_the_connection_test_says_what_to_do() -> None:
    """Sentence and remedy together."""
    assert "new key makes the old one invalid" in str(AnswerFault(_answer(401, message="no")))
