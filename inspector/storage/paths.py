"""Where this program's files lie. MPARTICLE_INSPECTOR_HOME moves all of them into one folder."""

import os
from pathlib import Path

import platformdirs

HOME_VARIABLE = "MPARTICLE_INSPECTOR_HOME"
_NAME = "mparticle-inspector"


def config() -> Path:
    """The folder of settings and workspaces. It may not exist yet."""
    home = os.environ.get(HOME_VARIABLE)
    return Path(home) / "config" if home else platformdirs.user_config_path(_NAME, False)


def state() -> Path:
    """The folder of what comes back after a restart: window layout, logs. It may not exist yet."""
    home = os.environ.get(HOME_VARIABLE)
    return Path(home) / "state" if home else platformdirs.user_state_path(_NAME, False)


def captures() -> Path:
    """The folder of what was captured and saved nowhere else. It may not exist yet."""
    return state() / "captures"


def data() -> Path:
    """The folder of what must not be lost: the journal of what was sent. It may not exist yet."""
    home = os.environ.get(HOME_VARIABLE)
    return Path(home) / "data" if home else platformdirs.user_data_path(_NAME, False)
