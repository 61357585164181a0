"""What subscribers of a session are told."""

from enum import StrEnum


class Fact(StrEnum):
    """What a subscriber is told, in the past tense."""

    SOURCES_CHANGED = "sources_changed"
    """A source was opened, read on, finished, failed or closed."""
    ROWS_APPENDED = "rows_appended"
    """`rows` grew at its end."""
    ROWS_RESET = "rows_reset"
    """`rows` is another list: filter, workspace settings or sources changed."""
    SELECTION_CHANGED = "selection_changed"
    TICKS_CHANGED = "ticks_changed"
    WORKSPACE_CHANGED = "workspace_changed"
    VERDICTS_CHANGED = "verdicts_changed"
    """Rows that were there have their verdicts now."""
    OVERVIEW_CHANGED = "overview_changed"
    """A source was looked at as a whole, or one of its problems is muted or heard again."""
    SEARCH_BEGUN = "search_begun"
    """`search` has something to do."""
    EDITS_CHANGED = "edits_changed"
    """The copy of an event was begun, edited or given up."""
    DELIVERIES_CHANGED = "deliveries_changed"
    """Attempts were added."""
    FORECAST_CHANGED = "forecast_changed"
    """More is known, or nothing any more, of what the tried settings would change."""
    DRAFT_CHANGED = "draft_changed"
    """Other settings are tried, or none any more; the event on screen is shown under them."""
