"""The help's pages: written ones, and one for every problem, rule, filter and action there is."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import msgspec

from inspector.diagnose.catalog import Problem
from inspector.diagnose.samples import Samples
from inspector.index.filter.keys import KEYS
from inspector.model.mapping import RuleInfo, Standing
from inspector.pages import Block, Bullets, Code, Grid, Page, Paragraph, Section

GUIDE, PROBLEMS, RULES, USE = "Guide", "Problems", "Mapping rules", "At hand"
_STANDINGS = {
    Standing.DOCUMENTED: "Documented: MoEngage's or mParticle's documents say so.",
    Standing.DISPUTED: "Disputed: documents contradict each other.",
    Standing.DECIDED: "Decided: the documents are silent, and this is our choice.",
}


@dataclass(frozen=True, slots=True)
class Topic:
    """One page of the help, made when it is read."""

    id: str
    """`problem/identity.missing`: how others refer to it."""
    group: str
    title: str
    words: str
    """What a search looks into, in folded case."""
    page: Callable[[], Page]


class Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A page of `resources/help/guide.toml`."""

    id: str
    title: str
    text: tuple[str, ...]
    points: tuple[str, ...] = ()


class _Guide(msgspec.Struct, forbid_unknown_fields=True):
    page: tuple[Written, ...]


def guide(text: bytes) -> tuple[Written, ...]:
    """The written pages. Raises msgspec.DecodeError for a table that cannot be right."""
    return msgspec.toml.decode(text, type=_Guide).page


def topics(
    written: Iterable[Written],
    problems: Iterable[Problem],
    samples: Mapping[str, Samples],
    rules: Iterable[RuleInfo],
    actions: Iterable[tuple[str, str, str]],
) -> tuple[Topic, ...]:
    """Every page there is; `actions` are menu, words and keys of each."""
    return (
        *(_guide(each) for each in written),
        _filters(),
        _actions(tuple(actions)),
        *(_problem(each, samples.get(each.code)) for each in problems),
        *(_rule(each) for each in rules),
    )


def matching(all_topics: Iterable[Topic], wanted: str) -> Iterator[Topic]:
    """The pages that have every word of a search; those with all of them in the title first."""
    asked = wanted.casefold().split()
    found = [topic for topic in all_topics if all(word in topic.words for word in asked)]
    titled = [t for t in found if all(word in t.title.casefold() for word in asked)]
    yield from titled
    yield from (topic for topic in found if topic not in titled)


def _topic(id: str, group: str, title: str, blocks: Callable[[], tuple[Block, ...]],
           *words: str) -> Topic:  # fmt: skip
    found = " ".join((title, *words)).casefold()
    return Topic(id, group, title, found, lambda: Page(title, (Section("", blocks()),)))


def _guide(page: Written) -> Topic:
    blocks: tuple[Block, ...] = tuple(Paragraph(text) for text in page.text)
    if page.points:
        blocks += (Bullets(tuple((point, ()) for point in page.points)),)
    return _topic(page.id, GUIDE, page.title, lambda: blocks, *page.text, *page.points)


def _filters() -> Topic:
    rows = tuple((key.name, key.sentence, key.example) for key in KEYS.values())
    blocks = (
        Paragraph("Words are looked for everywhere; conditions are a name, an operator, a value."),
        Grid(("Filter", "What it shows", "Example"), rows),
        Bullets(
            tuple((each, ()) for each in (
                ": or = equal, != not equal, ~ contains, ^ begins, $ ends with, > and < compare",
                "not or - before a condition turns it round; or between two takes either; "
                "parentheses hold together",
                "quotes around a value with spaces; :any for whatever there is",
            ))
        ),
    )  # fmt: skip
    words = (word for row in rows for word in row)
    return _topic("use/filter", USE, "The filter line", lambda: blocks, *words)


def _actions(rows: tuple[tuple[str, str, str], ...]) -> Topic:
    grid = Grid(("Menu", "Action", "Keys"), rows)
    words = (word for row in rows for word in row)
    return _topic("use/actions", USE, "Actions and shortcuts", lambda: (grid,), *words)


def _problem(problem: Problem, samples: Samples | None) -> Topic:
    message, remedy = _open(problem.message), _open(problem.remedy)
    explanation = _open(problem.explanation)

    def blocks() -> tuple[Block, ...]:
        made: tuple[Block, ...] = (
            Paragraph(message),
            Paragraph(explanation),
            Paragraph(f"What to do: {remedy}"),
            Paragraph(f"Severity {problem.severity}; alone it makes an event {problem.verdict}."),
            Paragraph(f"Source: {problem.source}"),
        )
        return made if samples is None else (*made, *_samples(samples))

    return _topic(
        f"problem/{problem.code}", PROBLEMS, problem.code, blocks, message, explanation, remedy
    )


def _samples(samples: Samples) -> Iterator[Block]:
    yield Code(_shown(samples.triggers.data), "A batch that has it:")
    yield Code(_shown(samples.passes.data), "One that comes close and does not:")


def _rule(rule: RuleInfo) -> Topic:
    blocks = (
        Paragraph(rule.sentence),
        Paragraph(_STANDINGS[rule.standing]),
        Paragraph(f"Source: {rule.source}"),
    )
    return _topic(f"rule/{rule.id}", RULES, rule.id, lambda: blocks, rule.sentence, rule.source)


MOST = 4_000
"""Letters of a sample that are shown."""


def _shown(data: bytes) -> str:
    try:
        text = msgspec.json.format(data, indent=2).decode()
    except (msgspec.DecodeError, UnicodeDecodeError):
        text = data.decode(errors="replace")
    return text if len(text) <= MOST else f"{text[:MOST]}…"


def _open(template: str) -> str:
    """A sentence with its open places in words: `{identity}` becomes ‹identity›."""
    return template.replace("{", "‹").replace("}", "›").strip()
