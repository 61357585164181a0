"""The window's letters: two open fonts, brought by packages, so that text looks the same on every
desktop, in the few sizes of `resources/themes/measures.toml`.

Size is the desktop's own wish. What these fonts lack (an event may hold any script) Qt takes from
the fonts of the system.
"""

from functools import cache
from importlib import import_module
from typing import Literal, NamedTuple

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

from inspector.storage import tables

SANS = "Fira Sans"
MONO = "IBM Plex Mono"
"""It has no ligatures, so that every character of a JSON text is seen as it was sent."""

FILES = {
    "fontpkg_fira_sans": ("FiraSans-Regular.ttf", "FiraSans-Bold.ttf"),
    "fontpkg_ibm_plex_mono": ("IBMPlexMono-Regular.ttf", "IBMPlexMono-Bold.ttf"),
}
"""What is loaded of each package. A file for every weight: of a variable font Qt would only smear
the regular letters where a text is bold."""

SMALLEST = 9.75
"""Points of body text where the desktop asks for less (the offscreen platform says 9)."""

Size = Literal["caption", "small", "body", "title", "display"]


class TypeScale(NamedTuple):
    """Sizes of letters, as parts of the desktop's own."""

    caption: float
    small: float
    body: float
    title: float
    display: float


class Spaces(NamedTuple):
    """Distances in device-independent pixels."""

    none: int
    hair: int
    tight: int
    snug: int
    usual: int
    wide: int
    far: int
    apart: int


class Measures(NamedTuple):
    """What both themes share."""

    type: TypeScale
    space: Spaces


@cache
def measures() -> Measures:
    """The table of sizes. Raises ValueError where it is wrong."""
    return tables.table(Measures, "themes/measures.toml")


@cache
def install() -> None:
    """Gives Qt the font files; needs a QApplication. Raises RuntimeError for a file Qt refuses."""
    for package, names in FILES.items():
        for name in names:
            path = import_module(package).ROOT / "files" / name
            if QFontDatabase.addApplicationFont(str(path)) < 0:
                raise RuntimeError(f"Qt cannot read the font {path}.")


def sans(size: Size = "body", *, bold: bool = False) -> QFont:
    """The font of everything but code."""
    return _sized(SANS, size, 1.0, bold)


def mono(size: Size = "body", *, bold: bool = False) -> QFont:
    """The fixed-width font, for JSON, codes and addresses; a little smaller, to look as big."""
    return _sized(MONO, size, 0.95, bold)


def _sized(family: str, size: Size, part: float, bold: bool) -> QFont:
    desktop = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    points = desktop.pointSizeF() if desktop.pointSizeF() > 0 else QFontInfo(desktop).pointSizeF()
    scale: float = getattr(measures().type, size)
    font = QFont(family)
    font.setBold(bold)
    font.setPointSizeF(max(points, SMALLEST) * scale * part)
    return font
