"""The answer to “why is it not in MoEngage?”, in plain language, for a ticket. Pure."""

from inspector.report.tables import Tables, TablesError, load
from inspector.report.writing import Case, write

__all__ = ["Case", "Tables", "TablesError", "load", "write"]
