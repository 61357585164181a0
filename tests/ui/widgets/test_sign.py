"""An icon among words."""

from inspector.ui.theme import Theme
from inspector.ui.widgets.sign import Sign


def test_a_sign_shows_its_drawing_in_its_colour(theme: Theme) -> None:
    """Another drawing or colour is another picture; without a colour it is a quiet one."""
    sign = Sign("on", theme.severities.error.fg)
    sign.resize(sign.sizeHint())
    red = sign.grab().toImage()
    assert theme.severities.error.fg in {red.pixelColor(8, 8).name()}
    sign.show_icon("on")
    assert sign.grab().toImage().pixelColor(8, 8).name() == theme.muted
    sign.show_icon("off")
    assert sign.name == "off"
    assert sign.grab().toImage().pixelColor(8, 8).name() == theme.window
