"""One value, however it is laid out; the last resort for what is no JSON at all."""

import json

import pytest

from inspector.formats import read
from inspector.model.batch import Batch
from tests.formats.helpers import GOOD, check, findings, only_finding, open_batch, opened


def test_fault_in_a_laid_out_value_names_its_line() -> None:
    """A person looks for a line, so a value over several lines says which."""
    finding = only_finding(b'{\n  "events": [],\n  "mpid": NaN\n}')
    assert finding.values["place"] == "value 1, byte 28, line 3 of it"
    assert finding.values["what"] == "NaN is not a number JSON knows"


@pytest.mark.parametrize("data", [b"hello, world", b"\nhello\nworld\n", b"{", b'"', b"--\n"])
def test_anything_at_all_becomes_a_record(data: bytes) -> None:
    """Text that is no JSON is one unreadable record with a place inside the source."""
    finding = only_finding(data)
    assert finding.code in ("input.malformed", "input.truncated")
    assert finding.values["place"].startswith("value 1, byte ")


LAID_OUT = json.dumps(json.loads(GOOD), indent=2).encode()


@pytest.mark.parametrize("between", [b"\n", b"", b",\n", b" , ", b"\n\n"])
@pytest.mark.parametrize("text", [GOOD, LAID_OUT])
def test_values_in_a_row_open(text: bytes, between: bytes) -> None:
    """However they are laid out, and with or without commas between."""
    records = check(between.join([text] * 3))
    assert [record.raw for record in records] == [text] * 3
    assert len(opened(between.join([text] * 3))) == 3
    assert all(record.findings == () for record in records)


def test_values_behind_words_open() -> None:
    """A message that introduces the batch is one unreadable record, the batch opens."""
    words, good = read(b"Here it is:\n\n" + LAID_OUT)
    assert findings(words)[0].values["place"] == "value 1, byte 0"
    assert good.place == "value 2, byte 13"
    assert isinstance(open_batch(good), Batch)


def test_a_broken_first_value_leaves_the_others() -> None:
    """Where the first one never ends, the next that begins alike is found."""
    bad, good = read(GOOD[:-2] + b"\n" + b" " + GOOD)
    assert findings(bad)[0].code == "input.truncated"
    assert good.raw == GOOD


def test_a_cut_value_is_not_taken_apart() -> None:
    """Objects inside a value that never ends are no values of their own."""
    data = b'{"dt":"h","msgs":[{"dt":"e","n":"x"},{"dt":"e","n":"y"}'
    assert only_finding(data).code == "input.truncated"


def test_text_between_values_is_said() -> None:
    """Nothing is passed over."""
    first, words, second = read(LAID_OUT + b" and " + LAID_OUT)
    assert first.raw == second.raw == LAID_OUT
    assert "“and”" in findings(words)[0].values["what"]
