"""A message as it goes over the wire is opened for its body."""

import gzip
import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from inspector.formats import read
from inspector.model.batch import Batch, Kind
from tests.formats.helpers import GOOD, NAMED, check, damaged, findings, open_batch

HEAD = b"POST /v2/events HTTP/1.1\r\nHost: s2s.mparticle.com\r\nContent-Type: application/json\r\n"


def test_the_body_stands_where_it_stands() -> None:
    """Its bytes are those of the file, whatever ends the lines."""
    for end in (b"\r\n", b"\n"):
        data = HEAD.replace(b"\r\n", end) + end + GOOD + end
        (record,) = check(data)
        assert record.raw == GOOD
        assert record.offset == data.index(GOOD)
        assert isinstance(open_batch(record), Batch)


def test_packed_and_chunked_bodies_are_opened() -> None:
    """A header that tells of chunks that were joined is passed over."""
    packed = gzip.compress(GOOD)
    chunks = b"%x\r\n%s\r\n%x;a=b\r\n%s\r\n0\r\n\r\n" % (9, packed[:9], len(packed) - 9, packed[9:])
    chunked = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
    for data in (HEAD + b"\r\n" + packed, chunked + chunks, chunked + GOOD):
        (record,) = check(data)
        assert record.raw == GOOD


def test_other_messages_are_labelled() -> None:
    """Answers, and requests that carry no events; one without its body says so."""
    (answer,) = read(b"HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n")
    assert (answer.kind, answer.label) == (Kind.OTHER, "answer")
    (page,) = read(b"GET https://x.test/a.js HTTP/2\r\n\r\n")
    assert (page.kind, page.about) == (Kind.OTHER, "GET https://x.test/a.js")
    (login,) = read(HEAD.replace(b"v2/events", b"v1/login") + b'\r\n{"known_identities":{}}')
    assert login.label == "identity call"
    (empty,) = read(HEAD + b"\r\n")
    assert findings(empty)[0].code == "input.no_body"


def test_an_archive_of_fiddler_is_its_messages() -> None:
    """Without the page and the notes that lie beside them."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr("_index.htm", "<html>")
        made.writestr("raw/", "")
        made.writestr("raw/1_c.txt", HEAD + b"\r\n" + GOOD)
        made.writestr("raw/1_m.xml", "<Session/>")
        made.writestr("raw/1_s.txt", "HTTP/1.1 202 Accepted\r\n\r\n")
    request, answer = check(file.getvalue())
    assert request.name == "raw/1_c.txt"
    assert isinstance(open_batch(request), Batch)
    assert answer.kind is Kind.OTHER


@given(NAMED, st.booleans(), st.lists(st.integers(1, 40), max_size=4))
def test_any_body_survives_the_wire(body: bytes, packed: bool, cuts: list[int]) -> None:
    """As it is, packed, and in chunks of any size."""
    sent, head = gzip.compress(body) if packed else body, HEAD
    if cuts:
        parts, rest = [], sent
        for cut in cuts:
            parts.append(rest[:cut])
            rest = rest[cut:]
        head += b"Transfer-Encoding: chunked\r\n"
        sent = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in [*parts, rest] if part)
        sent += b"0\r\n\r\n"
    (record,) = check(head + b"\r\n" + sent)
    assert record.raw == body
    assert isinstance(open_batch(record), Batch)


@given(st.data())
def test_a_damaged_message_never_raises(data: st.DataObject) -> None:
    """It opens, or says why not; a body that is cut keeps the bytes that came."""
    body = data.draw(NAMED)
    whole = HEAD + b"\r\n" + body
    check(data.draw(damaged(whole)))
    at = data.draw(st.integers(1, len(body) - 1))
    (record,) = check(whole[: len(HEAD) + 2 + at])
    assert body.startswith(record.raw)
    assert findings(record)
