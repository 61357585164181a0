"""The parts of the window, each told what to show and telling what was asked for."""
