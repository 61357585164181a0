"""Where a text stands is told by the containers on the way to it."""

from inspector.formats.piece import Piece
from inspector.formats.place import Place


def test_a_place_is_named_by_the_way_to_it() -> None:
    """A first value that is the only one needs no name; offsets add up until a package is opened,
    whose own byte in the source is kept."""
    line = Place().of("line", Piece(3, 120, b""))
    item = line.of("item", Piece(2, 10, b""))
    packed = item.unpacked("unpacked text")

    assert (item.name, item.number, item.base, item.depth) == ("line 3, item 2", 3, 130, 2)
    assert (packed.package, packed.base, packed.inside) == (130, 0, "unpacked text")
    assert packed.of("value", Piece(1, 5, b"")).name == "line 3, item 2"
    assert packed.of("part", Piece(1, 5, b"", name="")).name == "line 3, item 2"
    assert Place().of("value", Piece(1, 0, b"")).of("item", Piece(4, 9, b"")).name == "item 4"
