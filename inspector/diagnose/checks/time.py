"""When the event happened (Data API reference, Track Event)."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from inspector.diagnose.checks.decided import decided_by
from inspector.diagnose.checks.subject import Subject
from inspector.model.json import Json, text_of
from inspector.model.problems import Finding

SECONDS_BELOW = 100_000_000_000
"""A positive time below this is before March 1973 in milliseconds, and plausible in seconds."""

CLOCK_SKEW_MS = 60_000
"""Devices are rarely right to the second; a minute ahead is not the future."""


@decided_by(
    "event:/data/timestamp_unixtime_ms",
    asked=lambda world: lambda value: time_faults(value, world.now_ms),
)
def moment(subject: Subject) -> Iterator[Finding]:
    """Missing, in seconds, before 1970, or in the future. A user update has no time."""
    if not any(request.family == "event" for request in subject.mapping.requests):
        return
    value = subject.event.data.get("timestamp_unixtime_ms")
    pointer = f"{subject.event.pointer}/data/timestamp_unixtime_ms"
    if value is None:
        yield Finding("time.missing", (f"{subject.event.pointer}/data",))
    for code in time_faults(value, subject.now_ms):
        yield Finding(code, (pointer,), {"value": text_of(value), "time": _iso(text_of(value))})


def time_faults(value: Json, now_ms: int | None) -> tuple[str, ...]:
    """The problem codes of a time in milliseconds since 1970."""
    if not isinstance(value, int) or isinstance(value, bool):
        return ()
    if now_ms is not None and value > now_ms + CLOCK_SKEW_MS:
        late: tuple[str, ...] = ("time.future",)
    else:
        late = ()
    if value >= SECONDS_BELOW or not value:
        return late
    return ("time.seconds" if value > 0 else "time.negative", *late)


def _iso(milliseconds: Json) -> str:
    try:
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(
            milliseconds=int(text_of(milliseconds))
        )
    except OverflowError:
        return "beyond the year 9999"
    return moment.strftime("%Y-%m-%d %H:%M:%S UTC")
