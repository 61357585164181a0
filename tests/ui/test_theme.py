"""The tables of colours: complete, legible, and safe for colour-blind readers."""

import math
from itertools import combinations

import pytest
from PySide6.QtWidgets import QApplication

from inspector.storage import resources, tables
from inspector.ui.theme import NAMES, Mark, Theme, apply, load, style_sheet, system_theme

# Machado, Oliveira & Fernandes 2009, severity 1.0, on linear RGB.
BLINDNESS = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}


def linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio."""

    def luminance(colour: str) -> float:
        red, green, blue = linear(colour)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def seen(colour: str, blindness: str) -> tuple[float, float, float]:
    """CIE L*a*b* of a colour as a reader with `blindness` sees it."""
    rgb = linear(colour)
    red, green, blue = (
        min(1.0, max(0.0, sum(weight * part for weight, part in zip(row, rgb, strict=True))))
        for row in BLINDNESS[blindness]
    )
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.fixture(params=NAMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    return load(request.param)


def grounds(theme: Theme) -> dict[str, str]:
    """Everything a line of JSON or a row of the list can stand on."""
    marks = theme.marks
    return {
        "window": theme.window,
        "field": theme.field,
        "hover": theme.hover,
        "selection": theme.selection,
        "dropped": marks.dropped.tint,
        "added": marks.added.tint,
        "renamed": marks.renamed.tint,
        "edited": marks.edited.tint,
    }


def test_every_text_is_legible_on_every_ground(theme: Theme) -> None:
    """WCAG AA: 4.5:1 for text, unrounded."""
    texts = {"text": theme.text, "muted": theme.muted, "accent": theme.accent}
    texts |= theme.syntax._asdict()
    poor = [
        (text, ground, contrast(texts[text], colour))
        for text in texts
        for ground, colour in grounds(theme).items()
        if contrast(texts[text], colour) < 4.5
    ]
    assert not poor


def test_selected_code_is_legible(theme: Theme) -> None:
    """Selected text keeps its colours, so they must hold on its ground."""
    for colour in (theme.text, *theme.syntax):
        assert contrast(colour, theme.text_selection) >= 4.5


def test_chips_and_buttons_are_legible(theme: Theme) -> None:
    """A word in a chip, a token or a button reaches 4.5:1 on its own ground."""
    severities = theme.severities
    pairs = [
        (mark.fg, mark.tint)
        for mark in (
            severities.error,
            severities.warning,
            severities.info,
            severities.unsupported,
            severities.ok,
            theme.marks.dropped,
            theme.marks.added,
            theme.marks.renamed,
            theme.marks.edited,
        )
    ]
    for place in (theme.test, theme.live):
        pairs += [(place.fg, place.tint), (place.fg, theme.window)]
        pairs.append((place.button_text, place.button))
    pairs += [(theme.button.fg, theme.button.bg), (theme.button.fg, theme.button.pressed)]
    pairs.append((theme.token.fg, theme.token.bg))
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


def test_marks_stand_out(theme: Theme) -> None:
    """A curve or a glyph that means something reaches 3:1 on the strip and on its ground."""
    for mark in (theme.marks.dropped, theme.marks.added, theme.marks.renamed):
        for ground in (theme.window, theme.field, mark.tint):
            assert contrast(mark.fg, ground) >= 3
    assert contrast(theme.accent, theme.field) >= 3


def test_icons_stand_out(theme: Theme) -> None:
    """An icon that tells how bad something is reaches 3:1 on every ground of a row, and 4.5:1 where
    a sentence has its colour; a ring around what has the focus reaches 3:1 too."""
    grounds_of_rows = (theme.window, theme.hover, theme.selection, theme.field)
    severities = theme.severities
    for mark in (severities.error, severities.warning, severities.info, severities.unsupported):
        assert min(contrast(mark.fg, ground) for ground in grounds_of_rows) >= 3
    for ground in grounds_of_rows:
        assert contrast(theme.muted, ground) >= 4.5
        assert contrast(theme.accent, ground) >= 3
    assert contrast(severities.error.fg, theme.window) >= 4.5
    for place in (theme.test, theme.live):
        assert contrast(place.button, theme.window) >= 3


def test_what_is_typed_into_has_an_edge_that_is_seen(theme: Theme) -> None:
    """The edge of an input reaches 3:1 on its own ground and on the window's (WCAG 1.4.11)."""
    assert min(contrast(theme.edge, ground) for ground in (theme.window, theme.field)) >= 3


@pytest.mark.parametrize("blindness", BLINDNESS)
def test_marks_differ_for_every_reader(theme: Theme, blindness: str) -> None:
    """Dropped, added and renamed never melt into one another (CIE76)."""
    marks: dict[str, Mark] = {
        "dropped": theme.marks.dropped,
        "added": theme.marks.added,
        "renamed": theme.marks.renamed,
    }
    for one, other in combinations(marks, 2):
        apart = math.dist(seen(marks[one].fg, blindness), seen(marks[other].fg, blindness))
        assert apart > (70 if {one, other} == {"dropped", "added"} else 20), (one, other)
    tints = seen(marks["dropped"].tint, blindness), seen(marks["added"].tint, blindness)
    assert math.dist(*tints) > 20


def test_an_unknown_name_is_an_error() -> None:
    """The tables are strict, so that a typing error cannot hide."""
    raw = resources.read("themes/light.toml")
    with pytest.raises(ValueError, match="light: `acent` is unknown"):
        tables.made(Theme, b'acent = "#ffffff"\n' + raw, "light")
    with pytest.raises(ValueError, match="light: window: 'white' is no colour"):
        tables.made(Theme, raw.replace(b'window = "#ffffff"', b'window = "white"'), "light")


def test_the_sheet_uses_only_what_the_theme_has(theme: Theme) -> None:
    """Every name in the sheet is filled in."""
    assert "$" not in style_sheet(theme)


def test_a_theme_can_change_at_run_time(qapp: QApplication) -> None:
    """Applying again repaints with the other colours."""
    for name in NAMES:
        apply(qapp, load(name))
        assert qapp.palette().window().color().name() == load(name).window
    assert system_theme() in NAMES
