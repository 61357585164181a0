"""What is wrong with a source as a whole: contradictions between events, repeats, rates, and what
never came. Small facts are gathered event by event; the checks look at all of them. Pure."""

from inspector.diagnose.across.check import check
from inspector.diagnose.across.facts import Facts
from inspector.diagnose.across.found import Case, Found, Who
from inspector.diagnose.across.gather import Gatherer
from inspector.diagnose.across.rates import A_MINUTE, Minutes, minutes, rates
from inspector.diagnose.across.tell import Told, ToldCase, tell
from inspector.diagnose.across.types import event_names

__all__ = [
    "A_MINUTE",
    "Case",
    "Facts",
    "Found",
    "Gatherer",
    "Minutes",
    "Told",
    "ToldCase",
    "Who",
    "check",
    "event_names",
    "minutes",
    "rates",
    "tell",
]
