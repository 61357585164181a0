"""What the Apple and Android SDKs upload, as it was recorded, into a capture."""

import gzip
import hashlib
import hmac
from pathlib import Path

import httpx
import msgspec
import pytest

from inspector.app import pipeline_for
from inspector.model.batch import Kind
from inspector.model.mapping import MappingSettings
from tests.capture.servers import lines, running

KEY = "us1-0123456789abcdef0123456789abcdef"
UPLOADS = (
    "history-48f26527__native-batch.json",
    "history-7658e367__mapping-v2-events-transaction-complex-attrs.json",
    "request-body__log-event-with-flags.json",
    "request-body__gdpr-consent.json",
)
IDENTIFY = "history-183049a7__mapping-v1-identify-RHrUm.json"
DATE = "Mon, 23 Nov 2026 12:00:00 GMT"


def _headers(path: str, body: bytes) -> dict[str, str]:
    """As both SDKs sign: method, date, path and the body before it is packed."""
    signed = f"POST\n{DATE}\n{path}".encode() + body
    signature = hmac.new(b"secret", signed, hashlib.sha256).hexdigest()
    return {
        "Content-Type": "application/json",
        "Content-Encoding": "gzip",
        "Date": DATE,
        "x-mp-signature": signature,
        "x-mp-key": KEY,
        "User-Agent": "mParticle Apple SDK/8.40.0",
    }


@pytest.mark.parametrize("prefix", ["", "/nativeevents"])
@pytest.mark.parametrize("name", UPLOADS)
def test_an_upload(tmp_path: Path, shared_data: Path, name: str, prefix: str) -> None:
    """Packed and signed, at mParticle's path and behind a customer's domain: the SDK gets the reply
    it parses (else it sends again for ever), and every message is an event in the list. The
    signature is not written down."""
    body = (shared_data / "native" / name).read_bytes()
    path = f"{prefix}/v2/{KEY}/events"
    with running(tmp_path / "a.ndjson") as capture:
        headers = _headers(path, body)
        url = capture.base_url + path
        answer = httpx.post(url, content=gzip.compress(body), headers=headers)
        (receipt,) = capture.log.receipts()

    assert answer.status_code == 202
    reply = answer.json()
    assert (reply["dt"], reply["msgs"], reply["ci"]) == ("rh", [], {})
    assert reply["id"]
    assert isinstance(reply["ct"], int)
    messages = msgspec.json.decode(body)["msgs"]
    assert (receipt.sender, receipt.events) == ("app SDK", len(messages))
    pipeline = pipeline_for(MappingSettings())
    (record,) = pipeline.read((tmp_path / "a.ndjson").read_bytes())
    assert record.kind is Kind.BATCH
    assert len(pipeline.inspect(record)) == len(messages)
    assert headers["x-mp-signature"] not in str(lines(tmp_path / "a.ndjson"))


@pytest.mark.parametrize("prefix", ["", "/identity"])
def test_an_identity_call(tmp_path: Path, shared_data: Path, prefix: str) -> None:
    """The app gets a user for its identities, with how long that holds; in the list the call is
    other traffic."""
    body = (shared_data / "native" / IDENTIFY).read_bytes()
    path = f"{prefix}/v1/identify"
    with running(tmp_path / "a.ndjson") as capture:
        answer = httpx.post(
            capture.base_url + path, content=gzip.compress(body), headers=_headers(path, body)
        )

    assert answer.status_code == 200
    assert int(answer.headers["x-mp-max-age"]) > 0
    reply = answer.json()
    assert int(reply["mpid"]) > 0
    assert reply["matched_identities"] == {"email": "foo@example.com", "customerid": "123456"}
    (record,) = pipeline_for(MappingSettings()).read((tmp_path / "a.ndjson").read_bytes())
    assert record.kind is Kind.OTHER
