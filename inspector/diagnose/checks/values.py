"""What MoEngage does to values of attributes (Data tracking plan; Support for Object data type):
it cuts, converts or drops them by itself, after it has answered 200. They are sent as they are."""

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal

from inspector.diagnose.checks.decided import decided_by
from inspector.diagnose.checks.subject import Subject
from inspector.diagnose.checks.told import about_fields, place, short
from inspector.model.json import Json, encode
from inspector.model.problems import Finding

LONGEST_TEXT = 512
LONGEST_LIST = 50
MOST_ATTRIBUTES = 100
"""Of an event; the first hundred are kept."""
OBJECT_BYTES = 25 * 1024
OBJECT_PARTS = 100
"""Sub-attributes of an object, and elements of a list of objects."""
OBJECT_LEVELS = 2

_ISO = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{3})?Z)?")
_LIKE_A_DATE = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}([T ]\d{1,2}:\d\d(:\d\d([.,]\d+)?)? ?(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?"
    r"|(19|20)\d\d/\d{1,2}/\d{1,2}( \d{1,2}:\d\d(:\d\d)?)?"
    r"|\d{1,2}[./]\d{1,2}[./](19|20)\d\d( \d{1,2}:\d\d(:\d\d)?)?"
    r"|(Mon|Tue|Wed|Thu|Fri|Sat|Sun),? .{3,6} (\d\d|\d{4}) .{8,50}"
)
_SHORTEST_DATE = 8
_FIRST = frozenset("0123456789MTWFS")
"""What a date can begin with."""
_HOLDERS = (dict, list)
_HOLDING = frozenset(_HOLDERS)
_ATTRIBUTES = ("request:/attributes", "request:/actions/0/attributes")
_TABLES = frozenset({"Products", "Promotions", "Impressions"})
"""Lists of objects that MoEngage's own commerce tables ask for: no word about their bytes."""


@decided_by(*_ATTRIBUTES, asked=lambda _: text_faults, types=(str, dict, list), together=True)
def texts(subject: Subject) -> Iterator[Finding]:
    """Texts that are cut, dropped, or no dates though they look like some."""
    found: dict[str, list[tuple[str, str]]] = {}
    first: dict[str, str] = {}
    for request, holder, attributes in subject.attributes():
        for name, value in attributes.items():
            at = place(request, holder, name)
            for text, below in _texts(value):
                if code := text_fault(text):
                    found.setdefault(code, []).append((name, at + below))
                    first.setdefault(code, text)
    for code, fields in found.items():
        length = f"{len(first[code]):,}"
        yield about_fields(subject, code, fields, value=short(first[code]), length=length)


def text_fault(text: str) -> str:
    """The problem code of a text in an attribute, or nothing."""
    if len(text) > LONGEST_TEXT:
        is_url = text[:8].casefold().startswith(("http://", "https://"))
        return "value.url_too_long" if is_url else "value.too_long"
    if (
        not _SHORTEST_DATE <= len(text) <= 70
        or text[0] not in _FIRST
        or not _LIKE_A_DATE.fullmatch(text)
    ):
        return ""
    return "" if is_moengage_date(text) else "value.date_as_text"


def is_moengage_date(text: str) -> bool:
    """Whether MoEngage takes `text` for a date: one of its three forms, and a day there is."""
    if not _ISO.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


@decided_by()
def lists(subject: Subject) -> Iterator[Finding]:
    """Lists of several types, and lists that are too long."""
    mixed, long = [], []
    most = 0
    for request, holder, attributes in subject.attributes():
        for name, value in attributes.items():
            if isinstance(value, list):
                holds_objects = any(isinstance(item, _HOLDERS) for item in value)
                if len({_kind(item) for item in value if item is not None}) > 1:
                    mixed.append((name, place(request, holder, name)))
                if len(value) > LONGEST_LIST and not holds_objects:
                    long.append((name, place(request, holder, name)))
                    most = max(most, len(value))
    if mixed:
        yield about_fields(subject, "value.mixed_list", mixed)
    if long:
        yield about_fields(subject, "value.list_too_long", long, count=str(most))


@decided_by(
    *_ATTRIBUTES,
    asked=lambda _: lambda value: _holds_object(value) and bool(object_size(value)),
    types=(dict, list),
)
def objects(subject: Subject) -> Iterator[Finding]:
    """Objects, and lists of them, that are too deep or too large."""
    deep, large = [], []
    what = ""
    for request, holder, attributes in subject.attributes():
        for name, value in attributes.items():
            if isinstance(value, _HOLDERS) and _holds_object(value):
                if _levels(value) > OBJECT_LEVELS:
                    deep.append((name, place(request, holder, name)))
                if too_large := object_size(value, bytes_count=name not in _TABLES):
                    large.append((name, place(request, holder, name)))
                    what = what or too_large
    if deep:
        yield about_fields(subject, "value.too_deep", deep)
    if large:
        yield about_fields(subject, "value.object_too_large", large, what=what)


def object_size(value: Json, bytes_count: bool = True) -> str:
    """Why an object, or a list of objects, is too large; empty where it is not."""
    parts = len(value) if isinstance(value, _HOLDERS) else 0
    if parts > OBJECT_PARTS:
        word = "elements" if isinstance(value, list) else "sub-attributes"
        return f"{parts:,} {word}, and MoEngage takes {OBJECT_PARTS}"
    size = len(encode(value)) if bytes_count else 0
    if size > OBJECT_BYTES:
        return f"{size:,} bytes, and MoEngage takes {OBJECT_BYTES:,}"
    return ""


@decided_by()
def number_of_attributes(subject: Subject) -> Iterator[Finding]:
    """More attributes than an event may have."""
    for request, holder, attributes in subject.attributes():
        if holder != "/attributes" and len(attributes) > MOST_ATTRIBUTES:
            late = list(attributes)[MOST_ATTRIBUTES:]
            fields = [(name, place(request, holder, name)) for name in late]
            count = f"{len(attributes):,}"
            yield about_fields(subject, "attributes.too_many", fields, count=count)


@decided_by()
def nulls(subject: Subject) -> Iterator[Finding]:
    """Attributes without a value."""
    if not subject.mapping.requests:
        return
    data = f"{subject.event.pointer}/data/custom_attributes"
    own = subject.event.data.get("custom_attributes")
    users = subject.event.batch.part("user_attributes")
    holders = ((own if isinstance(own, dict) else {}, data), (users, "/user_attributes"))
    found = [
        (name, place(0, at, name).removeprefix("/0"))
        for holder, at in holders
        for name, value in holder.items()
        if value is None
    ]
    if found:
        named = about_fields(subject, "value.null", found)
        yield Finding("value.null", tuple(pointer for _, pointer in found), named.values)


def text_faults(values: Sequence[Json]) -> Hashable:
    """The problem codes of texts, and of all texts in objects and lists; nothing where there is
    none. Asked for every event."""
    if _may_fail(values):
        found = [_text_faults(value) for value in values]
        return tuple(found) if any(found) else ()
    return ()


def _may_fail(values: Iterable[Json]) -> bool:
    """Whether there may be such a text among them. Most are no longer than a word, or begin with a
    letter."""
    # This runs for every event: a call for each value takes three times as long.
    for value in values:
        if value.__class__ is str:
            assert isinstance(value, str)
            if len(value) >= _SHORTEST_DATE and (value[0] in _FIRST or len(value) > LONGEST_TEXT):
                return True
        elif isinstance(value, _HOLDERS) and _may_fail(
            value.values() if isinstance(value, dict) else value
        ):
            return True
    return False


# -- inside ---------------------------------------------------------------------------------------


def _text_faults(value: Json) -> str:
    if isinstance(value, str):
        return text_fault(value) if len(value) >= _SHORTEST_DATE else ""
    return ",".join([code for text, _ in _texts(value) if (code := text_fault(text))])


def _texts(value: Json, below: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a value with the first step that leads to it: what is below an item or a key
    shares its pointer."""
    if isinstance(value, str):
        yield value, below
    elif isinstance(value, dict):
        for key, item in value.items():
            for text, _ in _texts(item):
                yield text, below or place(0, "", key).removeprefix("/0")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            for text, _ in _texts(item):
                yield text, below or f"/{index}"


def _kind(value: Json) -> str:
    """MoEngage's word for a type."""
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | Decimal):
        return "number"
    if isinstance(value, str):
        return "text"
    return "object" if isinstance(value, dict) else "list"


def _holds_object(value: Json) -> bool:
    if isinstance(value, list):
        return not _HOLDING.isdisjoint(map(type, value))
    return isinstance(value, dict)


def _levels(value: Json) -> int:
    """How deep objects stand in each other. A list is no level of its own."""
    if isinstance(value, list):
        return max(map(_levels, value), default=0)
    if isinstance(value, dict):
        return 1 + max(map(_levels, value.values()), default=0)
    return 0
