"""Where a text stands in a source, by the containers on the way to it."""

from dataclasses import dataclass, replace

from inspector.formats.piece import Piece

_ONLY = "value 1"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands in the source."""

    number: int = 0
    """The number of the source's own unit it is in."""
    unit: str = ""
    steps: tuple[str, ...] = ()
    """The names on the way to it."""
    inside: str = ""
    base: int = 0
    """Byte where it begins, in the source or in the text `inside` names."""
    package: int = 0
    """Byte in the source where the package begins that holds it, if one does."""
    depth: int = 0

    def of(self, unit: str, piece: Piece) -> "Place":
        """The place of a piece."""
        name = f"{unit} {piece.number}" if piece.name is None else piece.name
        # Mostly a first value is the only one, and the steps before or behind say enough.
        name = "" if self.depth and name == _ONLY else name
        before = () if self.steps == (_ONLY,) else self.steps
        return Place(
            number=self.number or piece.number,
            unit=unit if name else self.unit or ("" if piece.name == "" else unit),
            steps=(*before, name) if name else self.steps,
            inside=self.inside,
            base=self.base + piece.offset,
            package=self.package,
            depth=self.depth + 1,
        )

    def unpacked(self, space: str) -> "Place":
        """The place of what is packed there."""
        package = self.package if self.inside else self.base
        return replace(self, inside=space, base=0, package=package)

    @property
    def name(self) -> str:
        """`line 3, item 2`."""
        return ", ".join(self.steps)
