"""Comparing two events: the two that are chosen for sending, or one marked and then another."""

import logging
from itertools import islice

from inspector.model.delivery import EventKey
from inspector.model.problems import Severity
from inspector.session import Session
from inspector.storage import noise
from inspector.ui.dialogs.pair import PairDialog
from inspector.ui.main_window import MainWindow

_log = logging.getLogger(__name__)


class Comparing:
    """Remembers the first of two until the second is chosen."""

    def __init__(self, session: Session, window: MainWindow) -> None:
        self._session = session
        self._window = window
        self._first: EventKey | None = None

    def compare(self) -> None:
        """Opens the two ticked events; else marks the shown one, or opens it beside the mark."""
        ticked = list(islice(self._session.ticked, 3))
        here = self._session.selected
        if len(ticked) == 2:
            self._open(ticked[0], ticked[1])
        elif here is None:
            self._window.say("Choose the first of the two events to compare.", Severity.INFO)
        elif self._first in (None, here) or not self._is_open(self._first):
            self._first = here
            self._window.say(
                "This is the first of the two. Choose the other one and press Ctrl+Y again.",
                Severity.INFO,
            )
        elif self._first is not None:
            self._open(self._first, here)
            self._first = None

    # -- inside ---------------------------------------------------------------------------------

    def _is_open(self, key: EventKey | None) -> bool:
        return key is not None and key.source in self._session.sources

    def _open(self, left: EventKey, right: EventKey) -> None:
        self._window.say("")
        session = self._session
        PairDialog(
            session.inspection(left), session.inspection(right), noise.load(), self._keep,
            self._window.theme, self._window,
            wrapped=self._window.actions_by_id["wrap"].isChecked(),
        ).show()  # fmt: skip

    def _keep(self, names: tuple[str, ...]) -> None:
        try:
            noise.save(names)
        except OSError as fault:
            _log.info("the ignored fields could not be kept: %s", fault)
            self._window.say(
                f"The ignored fields hold until the program ends; they could not be kept: "
                f"{fault.strerror or fault}",
                Severity.WARNING,
            )
