"""What every container reader promises, whatever it is given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.formats.piece import Reader
from inspector.formats.reading import READERS
from tests.formats.helpers import SYNTAX


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.unit)
@given(data=st.binary(max_size=80) | SYNTAX)
def test_reader_keeps_its_promises(reader: Reader, data: bytes) -> None:
    """A reader says how sure it is and, if at all, cuts the source in order without raising."""
    sure = reader.sure(data)
    assert 0 <= sure <= 1
    if sure and data.strip(b" \t\r\n"):
        ends = [0]
        for piece in reader.pieces(data):
            assert piece.space or data[piece.offset :].startswith(piece.raw)
            assert piece.offset >= ends[-1]
            ends.append(piece.offset + (0 if piece.space else len(piece.raw)))


def test_readers_have_words_of_their_own() -> None:
    """The unit names the place in every sentence, so no two containers share one."""
    assert len({reader.unit for reader in READERS}) == len(READERS)
