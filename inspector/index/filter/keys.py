"""The filters there are: one row each, with the sentence that tells a newcomer what it does."""

from dataclasses import dataclass
from enum import StrEnum

from inspector.model.delivery import Outcome
from inspector.model.problems import Severity, Verdict


class Kind(StrEnum):
    """What a filter compares."""

    WORD = "word"
    TIME = "time"
    """Milliseconds since 1970."""
    SIZE = "size"
    """Bytes."""
    ATTRIBUTE = "attribute"
    """A word, or a number where it is compared with `>` or `<`."""


@dataclass(frozen=True, slots=True)
class Key:
    """One filter."""

    name: str
    sentence: str
    """What it shows: `only events of this type`."""
    example: str
    """A filter that works, for sentences about one that does not."""
    kind: Kind = Kind.WORD
    words: tuple[str, ...] = ()
    """The only values there can be; empty where any value can."""


_ROWS = (
    Key("type", "only events of this type", "type:commerce_event"),
    Key("name", "only events, screens, attributes or actions of this name", "name:purchase"),
    Key("user", "only this user, by any identity of the batch", "user:~maria"),
    Key("mpid", "only this mParticle id", "mpid:-5102382837482938"),
    Key("batch", "only this batch, by its number in the source or its id", "batch:12"),
    Key("problem", "only events with this problem; problem:any for any problem", "problem:any"),
    Key(
        "across", "only events that show this problem of the source as a whole",
        "across:across.repeated_request",
    ),
    Key(
        "severity", "only events whose worst problem is this bad", "severity:error",
        words=tuple(Severity),
    ),
    Key("verdict", "only events with this verdict", "verdict:lossy", words=tuple(Verdict)),
    Key("env", "only events of this mParticle environment", "env:production"),
    Key(
        "time", "only events after (time>) or before (time<) a moment, in UTC", "time>12:03",
        Kind.TIME,
    ),
    Key(
        "size", "only events whose larger request is longer (size>) or shorter (size<)",
        "size>100KB", Kind.SIZE,
    ),
    Key(
        "sent", "only events that were sent with this outcome; sent:any for all that were",
        "sent:refused", words=tuple(Outcome),
    ),
    Key("edited", "only events that were edited here", "edited:yes", words=("yes",)),
    Key(
        "tried", "only events that what is tried in What if would change so; tried:any for all",
        "tried:clean>lossy",
    ),
    Key(
        "show", "other traffic, which is hidden else; show:any for it beside the events",
        "show:any", words=("events", "other"),
    ),
    Key("source", "only events of this file, paste or capture", "source:~checkout"),
    Key(
        "attr", "only events where this field or user attribute has this value",
        "attr[plan]:gold", Kind.ATTRIBUTE,
    ),
)  # fmt: skip

KEYS: dict[str, Key] = {row.name: row for row in _ROWS}
"""Every filter by its name, in the order they are offered."""
