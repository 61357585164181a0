"""The request as a whole."""

from inspector.model.mapping import MAX_BODY_BYTES
from tests import shop


def test_the_sentence_says_what_takes_the_space() -> None:
    """The largest attribute with its bytes."""
    inspection = shop.inspect(shop.custom(small=1, huge="x" * MAX_BODY_BYTES))
    (large,) = (d for d in inspection.diagnostics if d.code == "request.too_large")

    assert large.explanation.endswith("The largest part is huge with 131,074 bytes.")
    assert "131,072" in large.message
