"""What a request shows once its sources are hidden."""

from collections.abc import Callable

from inspector.model.json import Json, escape
from inspector.model.mapping import Mapping
from inspector.report.redaction import Redactor


def redacted_body(
    index: int, mapping: Mapping, shows: Callable[[str], bool], redactor: Redactor
) -> Json:
    """The body of request `index`: a value is shown where everything it was made of is shown, or
    where it was added by a rule; what was converted from a hidden value has a token of its own."""
    open_targets = {
        link.target
        for link in mapping.links
        if link.target is not None and all(map(shows, link.sources))
    }
    return _hide(mapping.requests[index].body, f"/{index}", open_targets, redactor)


def _hide(value: Json, at: str, open_targets: set[str], redactor: Redactor) -> Json:
    if isinstance(value, dict) and value:
        return {
            redactor.name(key): _hide(item, f"{at}/{escape(key)}", open_targets, redactor)
            for key, item in value.items()
        }
    if isinstance(value, list) and value:
        return [
            _hide(item, f"{at}/{index}", open_targets, redactor) for index, item in enumerate(value)
        ]
    return value if at in open_targets else redactor.value(value)
