"""The words of the trade as small frozen values. Every room speaks them; they know no room."""
