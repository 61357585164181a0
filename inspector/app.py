"""The composition root: every part is built here, once."""

from functools import cache

from inspector import diagnose, mapping
from inspector.model.mapping import MappingSettings
from inspector.pipeline import Pipeline
from inspector.storage import resources


def pipeline_for(settings: MappingSettings, now_ms: int | None = None) -> Pipeline:
    """The pipeline of a workspace; `now_ms` is the clock of the future-date check."""
    rules, catalog, names = _tables()
    return Pipeline(rules, catalog, names, settings, now_ms)


@cache
def _tables() -> tuple[mapping.RuleBook, diagnose.Catalog, diagnose.Names]:
    """The tables of `resources/`, read once."""
    return (
        mapping.load(_folder("mapping")),
        diagnose.load(_folder("problems")),
        diagnose.load_names(
            resources.read("moengage/customer_ids.toml"), resources.read("moengage/names.toml")
        ),
    )


def _folder(name: str) -> dict[str, bytes]:
    return {file: resources.read(file) for file in resources.names(name)}
