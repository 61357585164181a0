"""How findings speak of fields."""

from collections.abc import Iterable

from inspector.diagnose.checks.subject import Subject
from inspector.model.json import escape
from inspector.model.problems import Finding

MOST_NAMES = 4
"""Fields named in one sentence; the rest is counted, and every one has its pointer."""
LONGEST = 80
"""Characters of a value in a sentence."""


def about_fields(
    subject: Subject, code: str, fields: Iterable[tuple[str, str]], **values: str
) -> Finding:
    """One finding for several fields of the requests. `fields` are pairs of the field's name and
    its place in a request, `/<request>/<pointer in the body>`."""
    found = tuple(fields)
    names = tuple(dict.fromkeys(name or "“”" for name, _ in found))
    sources = (source for _, target in found for source in sources_of(subject, target))
    return Finding(
        code,
        tuple(dict.fromkeys(sources)),
        {
            "fields": listed(names),
            "are": "is" if len(names) == 1 else "are",
            "have": "has" if len(names) == 1 else "have",
            **values,
        },
    )


def listed(names: tuple[str, ...]) -> str:
    """`a, b and c`, and how many more there are."""
    if len(names) > MOST_NAMES + 1:
        return f"{', '.join(names[:MOST_NAMES])} and {len(names) - MOST_NAMES} more"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def short(value: str) -> str:
    """A value for a sentence."""
    return value if len(value) <= LONGEST else f"{value[: LONGEST - 1]}…"


def sources_of(subject: Subject, target: str) -> tuple[str, ...]:
    """Where a field of a request, with all below it, comes from."""
    below = f"{target}/"
    return tuple(
        source
        for link in subject.mapping.links
        if link.target == target or (link.target or "").startswith(below)
        for source in link.sources
    )


def place(request: int, holder: str, name: str) -> str:
    """The place of an attribute: `/0/attributes/plan`."""
    return f"/{request}{holder}/{escape(name)}"
