"""Delivery: what is sent (plan), how fast (limiter), and what came of it (run). No Qt."""

from inspector.sending.planning import Excluded, Plan, plan
from inspector.sending.sender import Client, Run

__all__ = ["Client", "Excluded", "Plan", "Run", "plan"]
