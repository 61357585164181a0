"""How findings speak of fields."""

from collections.abc import Iterable, Iterator
from itertools import chain

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
    sources = chain.from_iterable(_sources(subject, [target for _, target in found]))
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
    return tuple(next(_sources(subject, [target])))


def _sources(subject: Subject, targets: list[str]) -> Iterator[list[str]]:
    """The same for each of several fields, going once over the links: an event may have thousands
    of fields with one fault."""
    sources: dict[str, list[str]] = {target: [] for target in targets}
    depths = {target.count("/") + 1 for target in targets}
    for link in subject.mapping.links:
        steps = link.target.split("/") if link.target else ()
        for depth in depths:
            if depth <= len(steps):
                sources.get("/".join(steps[:depth]), []).extend(link.sources)
    return (sources[target] for target in targets)


def place(request: int, holder: str, name: str) -> str:
    """The place of an attribute: `/0/attributes/plan`."""
    return f"/{request}{holder}/{escape(name)}"
