"""Dialogs are for decisions. They are awaited, never nested."""
