"""A text that comes in blocks, of which only what is looked at is held."""

from collections.abc import Iterator


class Window:
    """The part of a text that is held: it grows at its end and is let go of at its beginning."""

    def __init__(self, data: bytes, blocks: Iterator[bytes]) -> None:
        """`data` is the beginning of the text, `blocks` is what follows."""
        self.data = data
        self.base = 0
        """Byte of the text at which `data` begins."""
        self._blocks = blocks

    def move(self, at: int) -> bool:
        """Lets go of what stands before `at` in the data, and takes as much again as is left, or
        a block: so a value of any length is gone over a few times only. Whether more came."""
        kept = self.data[at:]
        self.base += at
        parts, came = [kept], 0
        for block in self._blocks:
            parts.append(block)
            came += len(block)
            if came > len(kept):
                break
        self.data = b"".join(parts)
        return came > 0
