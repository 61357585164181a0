"""What every dialect says of itself."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from inspector.formats.draft import Draft, Tree
from inspector.model.problems import Finding

Translate = Callable[[Tree, Draft], tuple[Finding, ...]]
"""Fills the draft's batch from the dialect's tree, which is the draft's own from then on; returns
what a person should know about it."""


class Use(StrEnum):
    """What becomes of a value of some shape."""

    CANONICAL = "canonical"
    """A batch as the Events API writes it: read as it stands."""
    TRANSLATED = "translated"
    """A batch in other words."""
    OTHER = "other"
    """Recognised traffic without events."""
    FOREIGN = "foreign"
    """Known, but not something this program reads."""


class Shape(NamedTuple):
    """One dialect, or something that is mistaken for one."""

    name: str
    words: str
    """Completes `this looks like …`; for other traffic the label it is counted under."""
    sure: Callable[[Tree], float]
    """0 (it is something else) to 1 (it can be nothing else), from the content alone."""
    use: Use = Use.TRANSLATED
    translate: Translate | None = None

    @property
    def is_batch(self) -> bool:
        """Whether a batch can be made of it."""
        return self.use in (Use.CANONICAL, Use.TRANSLATED)
