"""A LIVE workspace takes events only while it is armed: by a button, for ten minutes."""

import time

from PySide6.QtCore import QObject, QTimer, Signal

ARMED_SECONDS = 600


class Arming(QObject):
    """Which LIVE workspace is armed, and until when. Another target disarms; nothing is kept."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None, seconds: float = ARMED_SECONDS) -> None:
        super().__init__(parent)
        self._seconds = seconds
        self._name = ""
        self._until = 0.0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.disarm)

    def arm(self, workspace: str) -> None:
        """Arms a workspace by its name, for ten minutes from now."""
        self._name, self._until = workspace, time.time() + self._seconds
        self._timer.start(round(self._seconds * 1000))
        self.changed.emit()

    def disarm(self) -> None:
        """Nothing goes to a LIVE workspace any more, until one is armed again."""
        self._timer.stop()
        if self._name:
            self._name = ""
            self.changed.emit()

    def until(self, workspace: str) -> float:
        """The end of it in seconds since the epoch; 0 where the workspace is not armed."""
        return self._until if self._name == workspace and self._timer.isActive() else 0.0
