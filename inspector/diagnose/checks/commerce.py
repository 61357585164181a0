"""What a commerce event is about."""

from collections.abc import Iterator

from inspector.diagnose.checks.decided import decided_by
from inspector.diagnose.checks.subject import Subject
from inspector.diagnose.checks.told import listed
from inspector.model.json import Json
from inspector.model.problems import Finding

_MATTERS = {
    "product_action": "product action",
    "promotion_action": "promotion",
    "product_impressions": "impression",
}


@decided_by()
def several(subject: Subject) -> Iterator[Finding]:
    """More than one of product action, promotion and impression: an event is about one of them."""
    if subject.event.event_type != "commerce_event":
        return
    data = subject.event.data
    filled = [key for key in _MATTERS if _says_something(data.get(key))]
    if len(filled) > 1:
        at = f"{subject.event.pointer}/data"
        words = listed(tuple(_MATTERS[key] for key in filled))
        pointers = tuple(f"{at}/{key}" for key in filled)
        yield Finding(
            "commerce.several", pointers, {"matters": words, "first": _MATTERS[filled[0]]}
        )


def _says_something(value: Json) -> bool:
    return isinstance(value, dict | list) and bool(value)
