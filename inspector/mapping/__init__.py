"""From an mParticle event to MoEngage requests, by rule rows, with a link for every field. Pure."""

from inspector.mapping.engine import map_event
from inspector.mapping.outline import Sense, deciding, sense, structure
from inspector.mapping.reshape import Reshaped, reshape
from inspector.mapping.restore import map_reshaped, restored, rule_info
from inspector.mapping.rules import RuleBook, load

__all__ = [
    "Reshaped",
    "RuleBook",
    "Sense",
    "deciding",
    "load",
    "map_event",
    "map_reshaped",
    "reshape",
    "restored",
    "rule_info",
    "sense",
    "structure",
]
