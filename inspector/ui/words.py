"""Numbers, times and marks as the window writes them. No Qt."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from inspector.model.problems import Severity, Verdict

if TYPE_CHECKING:  # the frame is painted before the model is imported
    from inspector.model.delivery import Attempt

VERDICTS: dict[Verdict, tuple[str, str, str]] = {
    Verdict.CLEAN: ("ok", "Maps cleanly", "ok"),
    Verdict.LOSSY: ("warning", "Maps with loss", "warning"),
    Verdict.UNSUPPORTED: ("unsupported", "Not supported", "unsupported"),
    Verdict.DISPUTED: ("disputed", "Documents disagree", "info"),
    Verdict.REFUSED: ("error", "Would be refused", "error"),
    Verdict.UNREADABLE: ("error", "Unreadable", "error"),
}
"""Icon, words and severity colour of a verdict, in the order the facets show them."""

NOT_JUDGED = ("waiting", "Not known yet", "unsupported")
"""The same for a row whose verdict is still being found out."""

SEVERITIES: dict[Severity, tuple[str, str]] = {
    Severity.ERROR: ("error", "error"),
    Severity.WARNING: ("warning", "warning"),
    Severity.UNSUPPORTED: ("unsupported", "not supported"),
    Severity.INFO: ("info", "information"),
}
"""Icon and word of a severity."""

_KINDS = {
    "commerce_event": "cart",
    "crash_report": "crash",
    "custom_event": "event",
    "screen_view": "screen",
    "session_start": "session",
    "session_end": "session",
    "user_attribute_change": "user",
    "user_identity_change": "user",
}

_LATEST_MS = 253_402_300_799_999


def verdict(found: Verdict | None) -> tuple[str, str, str]:
    """Icon, words and severity colour, also where nothing is known yet."""
    return NOT_JUDGED if found is None else VERDICTS[found]


def kind(event_type: str) -> str:
    """The icon of a type of event."""
    return _KINDS.get(event_type, "file")


def plural(number: int, one: str, many: str = "") -> str:
    """`1 event`, `1,204 events`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def short(number: int) -> str:
    """A count for a narrow column: 4,210 in full, then 902k and 1.2M, never rounded up."""
    if number < 10_000:
        return f"{number:,}"
    if number < 1_000_000:
        return f"{number // 1000}k"
    return f"{number // 100_000 / 10:.1f}M"


def size(number: int) -> str:
    """Bytes for people: `612 B`, `1.2 MB`."""
    if number < 1000:
        return f"{number} B"
    for unit in ("kB", "MB"):
        number_of = number / (1000 if unit == "kB" else 1_000_000)
        if number_of < 1000:
            return f"{number_of:.1f} {unit}"
    return f"{number / 1_000_000_000:.1f} GB"


def percent(done: int, size: int) -> int:
    """How much of a source is read."""
    return 100 * done // size if size else 0


def clock(time_ms: int | None) -> str:
    """`12:03:09.482` in UTC; a dash for no time, the bare number where no calendar holds it."""
    moment = _moment(time_ms)
    if moment is None:
        return "—" if time_ms is None else str(time_ms)
    ms = moment.microsecond // 1000  # a format of its own takes five times as long to read
    return f"{moment.hour:02}:{moment.minute:02}:{moment.second:02}.{ms:03}"


def date(time_ms: int | None) -> str:
    """The whole date for a tool tip."""
    moment = _moment(time_ms)
    if moment is None:
        return "The event carries no time." if time_ms is None else f"{time_ms} is no date."
    return f"{moment:%A %Y-%m-%d %H:%M:%S}.{moment.microsecond // 1000:03} UTC ({time_ms})"


def moment(time_ms: int | None) -> str:
    """Day and time for a cell: `2026-11-20 08:02:12`, in UTC; a dash for no time."""
    found = _moment(time_ms)
    if found is None:
        return "—" if time_ms is None else str(time_ms)
    return f"{found:%Y-%m-%d %H:%M:%S}"


def minute(seconds: float) -> str:
    """A moment of today on the user's clock: `11:58`."""
    return f"{datetime.fromtimestamp(seconds).astimezone():%H:%M}"


def day(seconds: float) -> str:
    """A day and time on the user's clock: `2026-11-23 11:58`."""
    return f"{datetime.fromtimestamp(seconds).astimezone():%Y-%m-%d %H:%M}"


def span(oldest_ms: int, newest_ms: int) -> str:
    """From the oldest to the newest event, in UTC; the day once where it is the same."""
    first, last = _moment(oldest_ms), _moment(newest_ms)
    if first is None or last is None:
        return f"{oldest_ms} to {newest_ms}, which is no date"
    if first == last:
        return f"{first:%Y-%m-%d %H:%M:%S} UTC"
    end = f"{last:%H:%M:%S}" if first.date() == last.date() else f"{last:%Y-%m-%d %H:%M:%S}"
    return f"{first:%Y-%m-%d %H:%M:%S} to {end} UTC"


def duration(seconds: float) -> str:
    """`0:41`, `1:02:03`."""
    whole = max(0, round(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def last_send(attempts: "list[Attempt]") -> str:
    """What the list says of an event that was sent, by its last try: `accepted 11:58`."""
    if not attempts:
        return ""
    return f"{attempts[-1].outcome.word} {minute(attempts[-1].started)}"


def _moment(time_ms: int | None) -> datetime | None:
    if time_ms is None or not 0 <= time_ms <= _LATEST_MS:
        return None
    seconds, ms = divmod(time_ms, 1000)
    return datetime.fromtimestamp(seconds, UTC).replace(microsecond=ms * 1000)
