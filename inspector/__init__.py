"""See every mParticle event beside the MoEngage request it becomes."""

__version__ = "0.1.0"
