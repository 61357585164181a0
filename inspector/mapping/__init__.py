"""From an mParticle event to MoEngage requests, by rule rows, with a link for every field. Pure."""

from inspector.mapping.draft import Recipe
from inspector.mapping.engine import map_event
from inspector.mapping.recipe import Around, Read, Recipes
from inspector.mapping.reshape import Reshaped, reshape
from inspector.mapping.restore import map_reshaped, restored, rule_info
from inspector.mapping.rules import RuleBook, load
from inspector.mapping.template import Template

__all__ = [
    "Around",
    "Read",
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
