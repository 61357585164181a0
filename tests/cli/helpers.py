"""What the tests of the commands share."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from inspector.cli import main
from inspector.model.json import Json, decode

EVENT = '{"event_type":"custom_event","data":{"event_name":"Signed Up","timestamp_unixtime_ms":1}}'
CLEAN = '{"user_identities":{"customer_id":"u-1"},"events":[' + EVENT + "]}"
NOBODY = '{"events":[' + EVENT + "," + EVENT + "]}"


@dataclass(frozen=True)
class Run:
    """What a command did."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Json]]:
        """Standard output as JSON lines."""
        values = [decode(line.encode()) for line in self.out.splitlines()]
        return [value for value in values if isinstance(value, dict)]


def run(capsys: pytest.CaptureFixture[str], *words: str | Path) -> Run:
    """One command with what it printed."""
    capsys.readouterr()
    status = main([str(word) for word in words])
    printed = capsys.readouterr()
    return Run(status, printed.out, printed.err)


def source(folder: Path, *lines: str, name: str = "in.ndjson") -> Path:
    """A file of lines."""
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
