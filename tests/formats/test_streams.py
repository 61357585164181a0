"""Long texts are told from their beginning, and read as they come as the whole text is read."""

import gzip
import io
import json
import zipfile
from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspector.formats import packed, read, read_blocks, streams
from inspector.formats.reading import READERS
from inspector.formats.streams import beginning
from tests.formats.helpers import GOOD, findings

LONG = b'{"events":[],"x":"%s"}' % Random(1).randbytes(30_000).hex().encode()


def har(items: list[bytes]) -> bytes:
    """A recording of these bodies."""
    entries = [
        b'{"request":{"method":"POST","url":"https://a/v2/events","postData":{"text":%s}}}'
        % json.dumps(item.decode(errors="replace")).encode()
        for item in items
    ]
    return b'{"log":{"version":"1.2","pages":[{}],"entries":[%s],"comment":""}}' % b",".join(
        entries
    )


def array(items: list[bytes]) -> bytes:
    """An array of these."""
    return b"[\n" + b",\n".join(items) + b"\n]"


def zipped(text: bytes) -> bytes:
    """An archive of one member."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a.json", text)
    return file.getvalue()


ITEM = st.sampled_from(
    [GOOD, GOOD, b"", b"1", b'{"a":1,}', b'"x]y', b"/* c */" + GOOD, GOOD + b"//,\n", b"[1 2]",
     GOOD[:-2], GOOD + b"/", GOOD + b" " + GOOD, b'{"a":"b\\', b"]", b"}"]
)  # fmt: skip
PACKING = st.sampled_from([bytes, bytes, gzip.compress, zipped])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ITEM, max_size=7), st.sampled_from([har, array]), PACKING, st.data())
def test_blocks_are_read_as_the_whole_text(  # type: ignore[no-untyped-def]
    monkeypatch: pytest.MonkeyPatch, items, form, packing, data
) -> None:
    """Wherever they are cut, packed or not, damaged or not: the same records."""
    text = form(items)
    text = text[: data.draw(st.integers(0, len(text)))] if data.draw(st.booleans()) else text
    text = packing(text)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    blocks = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    monkeypatch.setattr(streams, "ENOUGH", data.draw(st.sampled_from([40, 80, 120])))

    assert list(read_blocks(blocks)) == list(read(text))


@pytest.mark.parametrize("form", [har, array])
@pytest.mark.parametrize("packing", [bytes, gzip.compress, zipped])
def test_long_forms_are_read_as_they_come(monkeypatch: pytest.MonkeyPatch, form, packing) -> None:  # type: ignore[no-untyped-def]
    """The first records are there long before the last block; an archive itself is held."""
    monkeypatch.setattr(streams, "ENOUGH", 1 << 16)
    text = packing(form([LONG] * 200))
    came: list[int] = []

    def blocks() -> Iterator[bytes]:
        for at in range(0, len(text), 1 << 14):
            came.append(at)
            yield text[at : at + (1 << 14)]

    records = read_blocks(blocks())
    assert next(records).raw == LONG
    assert packing is zipped or max(came) < len(text) / 4
    assert sum(1 for _ in records) == 199


def test_what_cannot_be_cut_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Longer than the memory may be, it is one row that says what to do."""
    monkeypatch.setattr(packed, "MAX_SIZE", 2 << 20)
    value = b'{"events":[\n' + b" " * (3 << 20) + b"]}"

    (record,) = read_blocks([value])
    assert "longer than 2 MB" in findings(record)[0].values["what"]
    assert "one JSON value a line" in findings(record)[0].values["what"]
    (record,) = read_blocks([gzip.compress(value)])
    assert "longer than 2 MB" in findings(record)[0].values["what"]


@pytest.mark.parametrize("text", [b"%PDF" + b"x" * 90, b"{" + b" \n" * 50, b"hello " * 20])
def test_others_are_held(monkeypatch: pytest.MonkeyPatch, text: bytes) -> None:
    """What is no line, array or recording is left to who reads it whole."""
    monkeypatch.setattr(streams, "ENOUGH", 20)
    assert beginning(iter([text]), READERS) == (text, None)


def test_lines_of_which_the_first_is_cut_are_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the end of a log file is, that was cut out by its size."""
    monkeypatch.setattr(streams, "ENOUGH", 200)
    text = GOOD[9:] + b"\n" + b"\n".join([GOOD] * 9)
    assert beginning(iter([text]), READERS)[1] == streams.LINES
