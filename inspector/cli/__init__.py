"""The headless twin: the same pipeline and sender, no Qt (design: one command, text or JSON)."""
