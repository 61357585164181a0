"""Charles' own JSON session: its calls are told by their address, their bodies opened."""

import base64
import gzip
import json
from typing import Any

from inspector.formats import read
from inspector.formats.identity import identity_call
from inspector.model.batch import Batch, Kind
from tests.formats.helpers import GOOD, findings, open_batch


def call(path: str, body: dict[str, Any] | None, answer: str = "", **extra: Any) -> dict[str, Any]:
    """A call as an export has it."""
    request = {"sizes": {}, "mimeType": "application/json", "header": {"headers": []}, "body": body}
    response = {"status": 200, "mimeType": "text/html", "header": {}, "body": {"text": answer}}
    return {
        "status": "COMPLETE", "method": "POST", "scheme": "https", "host": "s2s.mparticle.com",
        "actualPort": 443, "path": path, "query": None, "request": request, "response": response,
        **extra,
    }  # fmt: skip


def session(*calls: dict[str, Any]) -> bytes:
    return json.dumps(list(calls)).encode()


def test_bodies_are_opened_as_text_and_packed() -> None:
    """Under the number of their call."""
    packed = base64.b64encode(gzip.compress(GOOD)).decode()
    first, second = read(
        session(
            call("/v2/events", {"text": GOOD.decode(), "charset": "utf-8"}),
            call("/v2/events", {"encoding": "base64", "encoded": packed}),
        )
    )
    assert first.raw == second.raw == GOOD
    assert isinstance(open_batch(first), Batch)
    assert (first.name, second.name) == ("item 1", "item 2")


def test_other_calls_are_labelled() -> None:
    """An identity call with its answer; a page without one."""
    asked = {"text": '{"known_identities":{"email":"a@b.c"}}'}
    login, page = read(
        session(call("/v1/login", asked, '{"mpid":"7"}'), call("/", None, method="GET"))
    )
    told = identity_call(login)
    assert told is not None
    assert (told.action, told.identities) == ("login", (("email", "a@b.c"), ("mpid", "7")))
    assert (page.kind, page.label, page.about) == (
        Kind.OTHER, "GET page", "GET https://s2s.mparticle.com/",
    )  # fmt: skip


def test_a_missing_body_is_said() -> None:
    """And one that is no Base64."""
    gone, garbled = read(
        session(call("/v2/events", None, query="a=b"), call("/v2/events", {"encoded": "!"}))
    )
    assert findings(gone)[0].code == "input.no_body"
    assert "no base64" in findings(garbled)[0].values["what"]


def test_a_request_that_was_only_printed_is_none() -> None:
    """It has no parts; the reader of requests takes it."""
    request = b'{"host":"a","url":"https://a/v2/events","method":"POST","body":'
    (record,) = read(request + GOOD + b"}")
    assert record.raw == GOOD
