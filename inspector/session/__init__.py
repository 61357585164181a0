"""What is open, selected, chosen and seen; no window."""

from inspector.model.workspace import LOCAL
from inspector.session.facts import Fact
from inspector.session.session import Session

__all__ = ["LOCAL", "Fact", "Session"]
