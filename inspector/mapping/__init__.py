"""From an mParticle event to MoEngage requests, by rule rows, with a link for every field. Pure."""

from inspector.mapping.engine import map_event
from inspector.mapping.recipe import Around, Recipe, Recipes
from inspector.mapping.reshape import Reshaped, reshape
from inspector.mapping.restore import map_reshaped, restored, rule_info
from inspector.mapping.rules import RuleBook, load
from inspector.mapping.template import Template

__all__ = [
    "Around",
    "Recipe",
    "Recipes",
    "Reshaped",
    "RuleBook",
    "Template",
    "load",
    "map_event",
    "map_reshaped",
    "reshape",
    "restored",
    "rule_info",
]
