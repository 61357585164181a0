"""Delivery: what is sent (plan), how fast (limiter), what came of it (run), and the book kept of it
(journal). No Qt."""

from inspector.sending.book import JournalFault
from inspector.sending.choices import Choices, Times
from inspector.sending.conduct import Order, conduct, run_for
from inspector.sending.courier import Client
from inspector.sending.limits import Limits, limits
from inspector.sending.planning import Earlier, Excluded, Plan, plan
from inspector.sending.sender import Run

__all__ = [
    "Choices",
    "Client",
    "Earlier",
    "Excluded",
    "JournalFault",
    "Limits",
    "Order",
    "Plan",
    "Run",
    "Times",
    "conduct",
    "limits",
    "plan",
    "run_for",
]
