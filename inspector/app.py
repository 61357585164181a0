"""The composition root: every part is built here, once."""

import time
import tomllib

from inspector.model.mapping import MappingSettings
from inspector.pipeline import Pipeline


def pipeline_for(settings: MappingSettings, now_ms: int | None = None) -> Pipeline:
    """The pipeline of a workspace; `now_ms` fixes the clock of the future-date check."""
    raise NotImplementedError
