"""Attributes that are of several types (MoEngage fixes the type at first sight), and
more names than a workspace takes (Data tracking plan)."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from inspector.diagnose.across.facts import Attribute, Facts
from inspector.diagnose.across.found import MOST_CASES, Case, Found, Numbers, in_order

MOST_EVENT_NAMES = 512
"""Different names of events of a workspace."""
MOST_USER_ATTRIBUTES = 256
"""Different user attributes of a workspace."""


def types(facts: Facts) -> Iterator[Found]:
    """Attributes with values of several types: the events whose type is not the first one's."""
    users = _Users(facts)
    by_name: dict[tuple[str, str], list[Attribute]] = defaultdict(list)
    for attribute in users.shapes:
        by_name[attribute.side, attribute.name].append(attribute)
    cases = []
    for (side, name), kinds in by_name.items():
        if len(kinds) > 1:
            rows = {kind: users.rows(kind) for kind in kinds}
            kinds.sort(key=lambda kind: int(rows[kind][0]))
            odd = in_order(np.concatenate([rows[kind] for kind in kinds[1:]]))
            others = tuple(_told(facts, kind, len(rows[kind])) for kind in kinds)
            cases.append(Case(f"{side} attribute {name}", odd, others))
    if cases:
        cases.sort(key=lambda case: -len(case.rows))
        every = in_order(np.concatenate([case.rows for case in cases]))
        yield Found("across.attribute_types", every, tuple(cases[:MOST_CASES]), len(cases))


def too_many(facts: Facts) -> Iterator[Found]:
    """More user attributes than a workspace takes."""
    names = {each.name for shape in facts.shapes for each in shape if each.side == "user"}
    if len(names) > MOST_USER_ATTRIBUTES:
        rows = facts.rows_of(np.ones(len(facts.batches["first"]), bool))
        count = f"{len(names):,}"
        yield Found("across.user_attributes", in_order(rows), (), 1, {"number": count})


def _told(facts: Facts, kind: Attribute, count: int) -> str:
    example = facts.examples[kind]
    shown = f"“{example}”" if kind.type == "text" else example
    return f"{kind.type} in {count:,}, such as {shown}"


def event_names(rows: Numbers, names: Numbers) -> Iterator[Found]:
    """More names of events than a workspace takes: the events of those that came last. `rows` are
    the places of the events that become one in MoEngage, `names` a number for each name."""
    every, first = np.unique(names, return_index=True)
    if len(every) > MOST_EVENT_NAMES:
        late = every[np.argsort(first)][MOST_EVENT_NAMES:]
        values = {"number": f"{len(every):,}"}
        yield Found("across.event_names", in_order(rows[np.isin(names, late)]), (), 1, values)


class _Users:
    """Which events have an attribute of a type, their own or their user's."""

    def __init__(self, facts: Facts) -> None:
        self.shapes: dict[Attribute, list[int]] = defaultdict(list)
        for number, shape in enumerate(facts.shapes):
            for attribute in shape:
                self.shapes[attribute].append(number)
        self._rows = facts.rows
        self._own = facts.events["shape"]
        self._users = facts.batches["shape"][facts.batch]
        self._count = len(facts.shapes)

    def rows(self, attribute: Attribute) -> Numbers:
        """Their places, in order."""
        wanted = np.zeros(self._count, bool)
        wanted[self.shapes[attribute]] = True
        found: Numbers = self._rows[wanted[self._own] | wanted[self._users]]
        return found
