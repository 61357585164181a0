"""Composing a batch for the user of the shown event."""

import time

from inspector.compose import EVENT_NAME, attributes, composed
from inspector.index.source import Source
from inspector.model.batch import Batch, Event
from inspector.model.inspection import Inspection
from inspector.model.json import encode, pretty
from inspector.model.problems import Severity
from inspector.session import Session
from inspector.ui import words
from inspector.ui.dialogs.asking import ask
from inspector.ui.dialogs.compose import ComposeDialog
from inspector.ui.main_window import MainWindow
from inspector.ui.reader import Reader


class Composing:
    """Opens the dialog; nothing is posted or sent by it."""

    def __init__(self, session: Session, window: MainWindow, reader: Reader) -> None:
        self._session = session
        self._window = window
        self._reader = reader
        self._opened: Source | None = None
        """What was composed, until it is read."""
        reader.finished.connect(self._on_read)

    async def compose(self) -> None:
        """Asks which attributes changed, and shows the batch that makes them travel."""
        key = self._session.selected
        inspection = self._session.inspection(key) if key else None
        batch = inspection.batch if inspection else None
        if inspection is None or batch is None or not attributes(batch):
            self._window.say(
                "Choose an event whose batch carries user attributes first.", Severity.INFO
            )
            return
        dialog = ComposeDialog(
            _user(batch),
            attributes(batch),
            _changed(inspection.event) or attributes(batch),
            lambda names, on_event: self._made(batch, names, on_event),
            self._window,
        )
        dialog.open_requested.connect(self._on_open_requested)
        await ask(dialog)

    # -- inside ---------------------------------------------------------------------------------

    def _made(self, batch: Batch, names: tuple[str, ...], on_event: bool) -> tuple[str, str, str]:
        now_ms = time.time_ns() // 1_000_000
        raw = encode(composed(batch, names, now_ms, on_event=on_event))
        pipeline = self._session.pipeline
        (inspection,) = pipeline.inspect(next(pipeline.read(raw)))
        return pretty(raw), _requests(inspection), _sentence(names, inspection)

    def _on_open_requested(self, text: str) -> None:
        self._opened = self._reader.open_text(EVENT_NAME, text.encode())

    def _on_read(self, source_id: int) -> None:
        """Brings what was composed to the screen, where a list goes on at its end."""
        source = self._opened
        if source and source.id == source_id and len(source):
            self._opened = None
            self._session.select(source.key(0))


def _user(batch: Batch) -> str:
    return next((value for _, value in batch.identities if value), "nobody known")


def _changed(event: Event | None) -> list[str]:
    """The attribute that the event itself changes."""
    if event is None or event.event_type != "user_attribute_change":
        return []
    return [event.name] if event.name in attributes(event.batch) else []


def _requests(inspection: Inspection) -> str:
    return "\n\n".join(
        f"POST {request.path}\n{pretty(request.encoded())}"
        for request in inspection.mapping.requests
    )


def _sentence(names: tuple[str, ...], inspection: Inspection) -> str:
    if not names:
        return "No attribute is chosen, so there is nothing to forward."
    _, what, _ = words.VERDICTS[inspection.verdict]
    problems = [each.message for each in inspection.diagnostics if each.verdict != "clean"]
    return " ".join([f"{what}: {words.plural(len(names), 'attribute')}.", *problems])
