"""Rules about the house itself: who imports whom, what lies where, what the wheel carries."""
