"""The two looks of the window: colours as tables, one palette and one style sheet made of them."""

from string import Template
from typing import TYPE_CHECKING, NamedTuple

from PySide6 import QtCore
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from inspector.storage import resources, tables
from inspector.storage.tables import Colour
from inspector.ui import fonts

if TYPE_CHECKING:  # the frame is painted before the model is imported
    from inspector.model.mapping import LinkKind

NAMES = ("light", "dark")

STYLE = "Fusion"
"""What draws the widgets below our sheet; asked for on Qt's command line, because a style that is
set from Python costs 13 ms before the first paint."""


class Mark(NamedTuple):
    """A colour for glyph, text or curve, and the quiet ground that goes with it."""

    fg: Colour
    tint: Colour


class Marks(NamedTuple):
    """The fates of a line (README, A journey). Converted wears two of them: its
    ground and its curve run from dropped to added."""

    dropped: Mark
    added: Mark
    renamed: Mark
    kept: Mark
    edited: Mark
    """No fate: what somebody changed here."""

    def of(self, kind: "LinkKind") -> Mark:
        """The mark of a kind of link; for a converted or merged one, the end it starts from."""
        match str(kind):
            case "dropped" | "converted" | "merged":
                return self.dropped
            case "added":
                return self.added
            case "renamed":
                return self.renamed
        return self.kept


class Severities(NamedTuple):
    """Colours of how bad a problem is; `ok` is the neutral tick of a clean event."""

    error: Mark
    warning: Mark
    info: Mark
    unsupported: Mark
    ok: Mark


class Place(NamedTuple):
    """Colours of where events go: the word, its chip, and the button that sends."""

    fg: Colour
    tint: Colour
    button: Colour
    button_text: Colour


class Button(NamedTuple):
    """An ordinary button."""

    fg: Colour
    bg: Colour
    pressed: Colour


class Token(NamedTuple):
    """A token in the filter line."""

    fg: Colour
    bg: Colour


class Syntax(NamedTuple):
    """Colours of JSON text."""

    key: Colour
    string: Colour
    number: Colour
    literal: Colour
    punctuation: Colour


class Theme(NamedTuple):
    """One look. Loaded strictly: a missing or unknown name is an error."""

    name: str
    dark: bool
    window: Colour
    """The ground of nearly everything."""
    field: Colour
    """The ground of inputs and of the strip between the panes."""
    border: Colour
    """Lines between parts, and around buttons, whose words already say what they are."""
    edge: Colour
    """Around what is typed into or chosen from: it must be found without its words."""
    hover: Colour
    text: Colour
    muted: Colour
    """Text that stands back: headings, counts, line numbers."""
    accent: Colour
    """Links, the active tab, the active ribbon, the focus ring."""
    selection: Colour
    """The ground of a selected row or line."""
    text_selection: Colour
    """The ground of selected text."""
    button: Button
    token: Token
    marks: Marks
    severities: Severities
    test: Place
    live: Place
    syntax: Syntax


def load(name: str) -> Theme:
    """The theme `light` or `dark`. Raises ValueError where its table is wrong."""
    return tables.table(Theme, f"themes/{name}.toml")


def system_theme() -> str:
    """`dark` where the desktop says so, else `light`."""
    scheme = QGuiApplication.styleHints().colorScheme()
    return "dark" if scheme is QtCore.Qt.ColorScheme.Dark else "light"


def likely_system_theme() -> str:
    """What `system_theme` will say, as the desktop's palette tells it before ours is applied: for
    the first paint, which does not wait for the 93 enums of Qt's namespace."""
    return "dark" if QGuiApplication.palette().window().color().lightness() < 128 else "light"


def apply(app: QApplication, theme: Theme) -> None:
    """Gives the whole application `theme`. May be called again while it runs."""
    colour(app, theme)
    app.setStyleSheet(style_sheet(theme))


def colour(app: QApplication, theme: Theme) -> None:
    """Letters and colours of `theme` without its sheet, which costs least where the widgets are
    there already: until then each is matched against it again wherever it is put."""
    fonts.install()
    app.setFont(fonts.sans())
    app.setPalette(palette(theme))


def palette(theme: Theme) -> QPalette:
    """The theme for widgets that paint themselves by the palette."""
    role = QPalette.ColorRole
    ground = QColor(theme.window)
    made = QPalette(ground, ground)  # given one only, Qt's namespace is asked for its colours
    for where, colour in (
        (role.Window, theme.window),
        (role.Base, theme.window),
        (role.AlternateBase, theme.field),
        (role.Button, theme.button.bg),
        (role.ToolTipBase, theme.window),
        (role.WindowText, theme.text),
        (role.Text, theme.text),
        (role.ButtonText, theme.button.fg),
        (role.ToolTipText, theme.text),
        (role.BrightText, theme.severities.error.fg),
        (role.PlaceholderText, theme.muted),
        (role.Highlight, theme.selection),
        (role.HighlightedText, theme.text),
        (role.Accent, theme.accent),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.Mid, theme.border),
    ):
        made.setColor(where, QColor(colour))
    for where in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, where, QColor(theme.muted))
    return made


def style_sheet(theme: Theme) -> str:
    """The style sheet of the application. Raises KeyError for a name the theme does not have."""
    names = _flat("", tables.plain(theme)) | {"scroll": theme.marks.kept.fg}
    return Template(resources.read("themes/style.qss").decode()).substitute(names)


def _flat(prefix: str, table: dict[str, object]) -> dict[str, object]:
    flat: dict[str, object] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            flat |= _flat(f"{prefix}{key}_", value)
        else:
            flat[prefix + key] = value
    return flat
