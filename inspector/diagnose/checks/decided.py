"""A check, and the values that decide what it finds.

Most events of a source have the structure of one seen before; then only the values that a check
declares here are read, and the check itself need not run. So a check that looks at values says so
beside its name, with the question it asks of each (the function it uses itself), and one that looks
at keys and types only says that nothing else decides. A property test replaces values at random and
finds what was forgotten.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any

from inspector.diagnose.checks.subject import Subject, World
from inspector.model.problems import Finding
from inspector.model.reading import Reading

Find = Callable[[Subject], Iterable[Finding]]
Question = Callable[[Any], Hashable]


@dataclass(frozen=True, slots=True)
class Check:
    """Looks at one matter of an event. Which codes it finds follows from the structure of the
    event, from how its fields are mapped, and from the answers that the values give."""

    find: Find
    places: tuple[str, ...]
    """Where the values stand that decide (`Reading.place`)."""
    asked: Callable[[World], Question | None]
    types: tuple[type, ...]
    together: bool

    def __call__(self, subject: Subject) -> Iterable[Finding]:
        """What is wrong in this matter."""
        return self.find(subject)

    def readings(self, world: World) -> Iterable[Reading]:
        """The values that decide, with the question put in this world."""
        question = self.asked(world)
        if question:
            for place in self.places:
                yield Reading(place, question, self.types, self.together)


def decided_by(
    *places: str,
    asked: Callable[[World], Question | None] = lambda _: None,
    types: tuple[type, ...] = (),
    together: bool = False,
) -> Callable[[Find], Check]:
    """Makes a check of a function. Without places, structure alone decides. `asked`: the question
    to every value there, in a world; None where nothing there matters in it. `types`: where only
    such values can differ in their answer. `together`: ask once, with all values there in a row."""
    return lambda find: Check(find, places, asked, types, together)
