"""What is packed comes out byte for byte."""

from decimal import Decimal

from inspector.model.mapping import Request
from inspector.sending.packing import pack, unpack


def test_round_trip() -> None:
    """Digits included."""
    request = Request("event", {"customer_id": "ü", "price": Decimal("149.90")})
    assert unpack(pack(request)) == request.encoded()
