"""What the first paint needs of the settings, read without msgspec, which takes 20 ms to import."""

import json
from typing import NamedTuple

from inspector.storage import paths


class Glance(NamedTuple):
    """How the window was. The rest of the settings is read, and judged, after the first paint."""

    theme: str = "system"
    window: str = ""
    """Where the window was, in Qt's own form as Base64."""


def glance() -> Glance:
    """What the settings say; the usual where they cannot be read, which `settings.load` tells."""
    try:
        found = json.loads((paths.state() / "settings.json").read_bytes())["settings"]
        theme, window = found.get("theme"), found.get("layout", {}).get("window", "")
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Glance()
    known = theme in ("system", "light", "dark") and isinstance(window, str)
    return Glance(theme, window) if known else Glance()
