"""No more of a text is held than is looked at."""

from inspector.formats.window import Window


def test_what_is_let_go_of_is_counted() -> None:
    """Places in the data and in the text differ by `base`."""
    window = Window(b"abcd", iter((b"ef", b"gh")))

    assert window.move(3)
    assert (window.base, window.data) == (3, b"def")


def test_it_takes_as_much_again_as_is_left() -> None:
    """So a long value is gone over a few times only, however small the blocks are."""
    window = Window(b"abcd", iter([b"x"] * 9))

    assert window.move(0)
    assert window.data == b"abcd" + b"x" * 5
    assert window.move(8)
    assert window.data == b"x" * 3


def test_the_end_is_told() -> None:
    """Nothing came, and what is left is still there."""
    window = Window(b"abcd", iter((b"",)))

    assert not window.move(2)
    assert (window.base, window.data) == (2, b"cd")
