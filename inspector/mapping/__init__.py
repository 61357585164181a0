"""From an mParticle event to MoEngage requests, by rule rows, with a link for every field. Pure."""

from inspector.mapping.engine import map_event
from inspector.mapping.rules import RuleBook, load

__all__ = ["RuleBook", "load", "map_event"]
