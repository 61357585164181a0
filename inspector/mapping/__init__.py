"""From an mParticle event to MoEngage requests, by rule rows, with a link for every field. Pure."""

from inspector.mapping.engine import map_event
from inspector.mapping.outline import Sense, deciding, sense, structure
from inspector.mapping.rules import RuleBook, load

__all__ = ["RuleBook", "Sense", "deciding", "load", "map_event", "sense", "structure"]
