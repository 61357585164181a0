"""The composition root: every part is built here, once."""

import time
from functools import cache
from typing import TYPE_CHECKING

from inspector import diagnose, formats, mapping
from inspector.model.mapping import MappingSettings
from inspector.model.workspace import SANDBOX, Workspace
from inspector.pipeline import Pipeline
from inspector.storage import resources

if TYPE_CHECKING:  # Qt comes with it, which the headless commands do without
    from inspector.ui.application import Options

LOCAL = Workspace("Sandbox (this machine)", "SANDBOX", SANDBOX)
"""Where a window starts: a LIVE workspace is never the first target."""


def pipeline_for(settings: MappingSettings, now_ms: int | None = None) -> Pipeline:
    """The pipeline of a workspace; `now_ms` is the clock of the future-date check."""
    rules, catalog, names, keys = _tables()
    return Pipeline(rules, catalog, names, keys, settings, now_ms)


def run_window(options: "Options") -> int:
    """Opens the window and waits for its end. Returns the exit status."""
    from inspector.session import Session
    from inspector.ui import application

    def pipeline_now(settings: MappingSettings) -> Pipeline:
        return pipeline_for(settings, time.time_ns() // 1_000_000)

    return application.run(lambda: Session(pipeline_now, LOCAL), options)


@cache
def _tables() -> tuple[mapping.RuleBook, diagnose.Catalog, diagnose.Names, formats.Keys]:
    """The tables of `resources/`, read once."""
    return (
        mapping.load(_folder("mapping")),
        diagnose.load(_folder("problems")),
        diagnose.load_names(
            resources.read("moengage/customer_ids.toml"), resources.read("moengage/names.toml")
        ),
        formats.load(_folder("formats")),
    )


def _folder(name: str) -> dict[str, bytes]:
    return {file: resources.read(file) for file in resources.names(name)}
