"""The composition root: every part is built here, once.

The parts are imported where they are built: the window is painted before the stages are there.
"""

import time
from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspector.model.mapping import MappingSettings
    from inspector.pipeline import Pipeline
    from inspector.session import Session
    from inspector.ui.application import Options


def pipeline_for(settings: "MappingSettings", now_ms: int | None = None) -> "Pipeline":
    """The pipeline of a workspace; `now_ms` is the clock of the future-date check."""
    return _maker()(settings, now_ms)


def run_window(options: "Options") -> int:
    """Opens the window and waits for its end. Returns the exit status."""
    from inspector.ui import application

    return application.run(_session, options)


def _session() -> "Session":
    from inspector.session import LOCAL, Session

    def pipeline_now(settings: "MappingSettings") -> "Pipeline":
        return pipeline_for(settings, time.time_ns() // 1_000_000)

    return Session(pipeline_now, LOCAL)


@cache
def _maker() -> Callable[["MappingSettings", int | None], "Pipeline"]:
    """The tables of `resources/`, read once, and the stages over them."""
    from inspector import diagnose, formats, mapping
    from inspector.pipeline import Pipeline
    from inspector.storage import resources

    def folder(name: str) -> dict[str, bytes]:
        return {file: resources.read(file) for file in resources.names(name)}

    rules = mapping.load(folder("mapping"))
    catalog = diagnose.load(folder("problems"))
    words = ("customer_ids", "names", "suspects")
    names = diagnose.load_names(*[resources.read(f"moengage/{word}.toml") for word in words])
    return partial(Pipeline, rules, catalog, names, formats.load(folder("formats")))
