"""What differs between two JSON values. Pure."""

from inspector.compare.changes import Change, ChangeKind, changes, reverted
from inspector.compare.pairs import Fate, Pair, pairs

__all__ = ["Change", "ChangeKind", "Fate", "Pair", "changes", "pairs", "reverted"]
