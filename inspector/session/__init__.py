"""What is open, selected, chosen and seen; no window."""

from inspector.session.facts import Fact
from inspector.session.session import LOCAL, Session

__all__ = ["LOCAL", "Fact", "Session"]
